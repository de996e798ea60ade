import { BookOpenText, ChevronDown, ChevronUp, FileText, PanelBottomDashed } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ArticleDetail, ArticleId } from '../../../main/contract/article.ts'
import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { runCommand, useCommand } from '../../app/commands.ts'
import { HiddenShared } from '../../app/hidden-shared.tsx'
import { useOriginalShown } from '../../app/use-original-shown.ts'
import { useView } from '../../app/view-store.ts'
import { ArticleText } from '../../article/article-text.tsx'
import type { Block } from '../../article/blocks.ts'
import type { TextMark } from '../../article/text-mark.ts'
import { useLinkedParagraphs } from '../../article/use-linked-paragraphs.ts'
import { useSettledBadges } from '../../article/use-settled-badges.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuPoint } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ArticleTags } from './article-tags.tsx'
import { FindBar, useFindCommands } from './find-bar.tsx'
import { moveToPassage, placeInSight, useChosenPassage } from './passage-clicks.ts'
import { Occurrences } from './occurrences.tsx'
import { SharedLine } from './shared-line.tsx'
import { Metadata } from './metadata.tsx'
import { ParagraphMenu } from './paragraph-menu.tsx'
import { Provenance } from './provenance.tsx'
import { useFind, useFindState } from './use-find.ts'
import { useHits } from './use-hits.ts'
import { useReaderFocused } from './use-reader-focused.ts'
import { useSharedText } from './use-shared-text.ts'
import sharedStyles from './shared-text.module.css'
import styles from './reader.module.css'

interface ReaderProps {
  readonly articleId: ArticleId
  /** What stands above the article, such as its versions. */
  readonly bar?: ReactNode
}

/** One article to read: what is known about it and how, and its text by layers. */
export function Reader({ articleId, bar }: ReaderProps) {
  const t = useT()
  const errorText = useErrorText()
  const { data, error, refetch } = useCall('article.get', { id: articleId })
  useFindCommands(useReaderFocused())
  if (data !== undefined) return <OpenArticle key={data.id} article={data} bar={bar} />
  if (error !== null) {
    return (
      <EmptyState
        icon={BookOpenText}
        title={t('reader.error')}
        actions={<Button onPress={() => void refetch()}>{t('reader.again')}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    )
  }
  return (
    <div className={styles.loading}>
      <Spinner label={t('reader.loading')} />
    </div>
  )
}

function OpenArticle({ article, bar }: { readonly article: ArticleDetail; readonly bar: ReactNode }) {
  const t = useT()
  const text = useRef<HTMLDivElement>(null)
  const state = useSharedText(article)
  const folded = state.hidden ? state.marks : NONE
  const searched = useHits(article.id, folded)
  const finding = useFindState((find) => find.open)
  const found = useFind(article.id, folded)
  // What is looked for in this article comes before what was searched for in all of them.
  const hits = found ?? searched
  useLinkedParagraphs(text, article.id, useOriginalShown())
  const [furniture, setFurniture] = useState(false)
  const [menu, setMenu] = useState<{ readonly block: Block; readonly at: MenuPoint } | null>(null)
  useCommand('reader.furniture', () => setFurniture((shown) => !shown))
  useCommand('match.next', () => hits.step(1), hits.marks.length > 0)
  useCommand('match.previous', () => hits.step(-1), hits.marks.length > 0)

  const { shared, selected, passageOf } = state
  const marks = useMemo(() => [...hits.marks, ...state.marks], [hits.marks, state.marks])
  const steps = !state.hidden && (shared?.passages.length ?? 0) > 0
  useCommand('passage.next', () => state.step(1, placeInSight(text.current)), steps)
  useCommand('passage.previous', () => state.step(-1, placeInSight(text.current)), steps)
  useChosenPassage(text, state.pick)
  useSettledBadges(text, state.marks)
  useEffect(() => {
    if (selected !== null) moveToPassage(text.current, selected)
  }, [selected])
  const badge = useCallback(
    (mark: TextMark, active: boolean) => {
      const passage = passageOf(mark.id)
      if (passage === undefined) return null
      const label = t(`reader.badge.${passage.kind}`, { others: passage.others, words: passage.words })
      return (
        <button
          key={`${mark.id} ${mark.start}`}
          type="button"
          // Its words say nothing about the direction of the paragraph that it stands in.
          dir="ltr"
          className={sharedStyles.badge}
          data-badge={mark.id}
          data-kind={passage.kind}
          aria-pressed={active}
          aria-label={label}
          title={label}
        >
          <span className={sharedStyles.badgeWords}>{t('reader.badge', { others: passage.others })}</span>
          <span className={sharedStyles.badgeNumber}>{passage.others}</span>
        </button>
      )
    },
    // What a mark is called changes with the passages alone.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [shared, t],
  )
  const hiddenWords = state.hidden ? state.marks.reduce((sum, { words = 0 }) => sum + words, 0) : 0

  const { current } = hits
  useEffect(() => {
    if (current === null) return
    const mark = text.current?.querySelector(`[data-hit="${current}"]`)
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [current])

  // A paragraph that went into a fold takes its button along: the fold gets the focus then.
  const acted = useRef<{ readonly start: number; readonly layers: ArticleDetail['layers'] } | null>(null)
  useEffect(() => {
    if (acted.current === null || acted.current.layers === article.layers) return
    const at = acted.current.start
    acted.current = null
    if (document.activeElement !== document.body) return
    const fold = [...(text.current?.querySelectorAll<HTMLElement>('[data-fold]') ?? [])].findLast(
      (one) => Number(one.dataset['start']) <= at,
    )
    const button =
      text.current?.querySelector<HTMLElement>(`[data-start="${at}"] [data-action]`) ?? fold?.querySelector('button')
    button?.focus()
  }, [article.layers])

  const action = useCallback(
    (block: Block, ordinal: number) => (
      <button
        type="button"
        className={styles.action}
        tabIndex={ordinal === 0 ? 0 : -1}
        data-action
        aria-haspopup="menu"
        aria-label={t('reader.paragraph.change', { number: ordinal + 1, layer: t(`layer.${block.layer}`) })}
        onKeyDown={moveAction}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          acted.current = { start: block.start, layers: article.layers }
          setMenu({ block, at: { x: box.left, y: box.bottom } })
        }}
      >
        <span aria-hidden>{'⋮'}</span>
      </button>
    ),
    [t, article.layers],
  )
  const hasFurniture = article.layers.some((span) => span.layer === 'furniture')

  return (
    <article className={styles.reader} aria-label={t('reader.article')}>
      <Notices article={article} />
      {bar}
      {finding && <FindBar hits={found} />}
      <HiddenShared>
        {shared === undefined
          ? t('reader.shared.looking')
          : t('reader.shared.hidden', { words: hiddenWords, of: article.words })}
      </HiddenShared>
      {found === null && <HitSteps count={hits.marks.length} current={current} onStep={hits.step} />}
      <div className={styles.scroll}>
        <header className={styles.header}>
          <Metadata article={article} />
          <ArticleTags article={article.id} tags={article.tags} />
          <Provenance article={article}>
            {hasFurniture && (
              <Button tone="quiet" size="s" onPress={() => setFurniture(!furniture)}>
                <PanelBottomDashed size={14} aria-hidden />
                {t(furniture ? 'reader.furniture.hide' : 'reader.furniture.show')}
              </Button>
            )}
            <OriginalButton />
          </Provenance>
          <SharedLine state={state} />
        </header>
        <div ref={text} className={styles.text} data-paragraphs>
          {article.text.trim() === '' ? (
            <p className={styles.empty}>{t('reader.empty')}</p>
          ) : (
            <ArticleText
              text={article.text}
              layers={article.layers}
              markup={article.markup}
              marks={marks}
              active={current}
              selected={selected}
              level={3}
              showFurniture={furniture}
              reveal={current === null ? null : hits.marks[current]!.start}
              action={action}
              badge={badge}
            />
          )}
        </div>
      </div>
      {state.passage !== undefined && (
        <Occurrences
          key={selected}
          article={article}
          passage={state.passage}
          from={state.jump?.from ?? null}
          onClose={() => {
            const open = selected
            state.select(null)
            text.current?.querySelector<HTMLElement>(`[data-badge="${open}"]`)?.focus({ preventScroll: true })
          }}
        />
      )}
      {menu !== null && (
        <ParagraphMenu article={article} block={menu.block} at={menu.at} onClose={() => setMenu(null)} />
      )}
    </article>
  )
}

const NONE: readonly TextMark[] = []

/** Opens the original beside the text, or closes it. */
function OriginalButton() {
  const t = useT()
  const shown = useOriginalShown()
  const show = useView((view) => view.showOriginal)
  return (
    <Button tone="quiet" size="s" onPress={() => show(!shown)}>
      <FileText size={14} aria-hidden />
      {t(shown ? 'reader.original.hide' : 'reader.original.show')}
    </Button>
  )
}

interface HitStepsProps {
  readonly count: number
  readonly current: number | null
  readonly onStep: (direction: 1 | -1) => void
}

function HitSteps({ count, current, onStep }: HitStepsProps) {
  const t = useT()
  if (count === 0) return null
  return (
    <div className={styles.hits}>
      <output>
        {current === null ? t('reader.hits.count', { count }) : t('reader.hits.at', { at: current + 1, count })}
      </output>
      <IconButton
        icon={ChevronUp}
        size="s"
        label={t('reader.hits.previous')}
        shortcut="Shift+F3"
        onPress={() => onStep(-1)}
      />
      <IconButton icon={ChevronDown} size="s" label={t('reader.hits.next')} shortcut="F3" onPress={() => onStep(1)} />
    </div>
  )
}

/** What has to be known before reading: the article lies in the bin, or waits in the review queue. */
function Notices({ article }: { readonly article: ArticleDetail }) {
  const t = useT()
  const restore = useAction('article.restore')
  const openReviews = useView((view) => view.show)
  return (
    <>
      {article.inBin && (
        <p className={styles.notice}>
          {t('reader.bin')}
          <Button size="s" onPress={() => void restore({ ids: [article.id] })}>
            {t('reader.bin.restore')}
          </Button>
        </p>
      )}
      {article.openReviews > 0 && (
        <p className={styles.notice}>
          {t('reader.reviews', { reviews: article.openReviews })}
          <Button
            size="s"
            onPress={() => {
              if (!runCommand('review.open')) openReviews('review')
            }}
          >
            {t('reader.reviews.open')}
          </Button>
        </p>
      )}
    </>
  )
}

/** The menu buttons of the paragraphs are one stop of the Tab key; arrows go from one to the next. */
function moveAction(event: KeyboardEvent<HTMLButtonElement>): void {
  const all = event.currentTarget.closest('[data-paragraphs]')?.querySelectorAll<HTMLElement>('[data-action]')
  const buttons = [...(all ?? [])]
  const at = buttons.indexOf(event.currentTarget)
  const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  const to = wanted === undefined ? undefined : buttons[wanted]
  if (to === undefined) return
  event.preventDefault()
  for (const button of buttons) button.tabIndex = button === to ? 0 : -1
  to.focus()
  to.scrollIntoView({ block: 'nearest' })
}
