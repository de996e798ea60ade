import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { ArticleText } from '../../article/article-text.tsx'
import { foldedMarks } from '../../article/folded-marks.ts'
import type { TextMark } from '../../article/text-mark.ts'
import { useSettledBadges } from '../../article/use-settled-badges.ts'
import { useT } from '../../i18n/use-t.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { siglum } from './columns.ts'
import { articlesOf, type PassageMark } from './passages.ts'
import type { ColumnsScroll } from './use-columns-scroll.ts'
import type { Member } from './use-members.ts'
import styles from './reading-columns.module.css'

interface TextColumnProps {
  readonly id: string
  readonly all: readonly string[]
  readonly member: Member | undefined
  readonly comparison: Comparison | undefined
  readonly marks: readonly PassageMark[] | undefined
  readonly selected: number | null
  readonly showFurniture: boolean
  readonly scroll: ColumnsScroll
  /** Passages were clicked, or one was chosen by its badge (then `toggle`). */
  readonly onPassages: (under: readonly number[], article: string, toggle: boolean) => void
}

/** The text of one column, scrolled by itself, with a badge in the margin where a shared passage begins. */
export function TextColumn({
  id,
  all,
  member,
  comparison,
  marks,
  selected,
  showFurniture,
  scroll,
  onPassages,
}: TextColumnProps) {
  const t = useT()
  const errorText = useErrorText()
  const scroller = useRef<HTMLDivElement>(null)
  const article = member?.article
  const loaded = article !== undefined
  const chosen = useRef(onPassages)

  useEffect(() => {
    chosen.current = onPassages
  }, [onPassages])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || !loaded) return
    return scroll.attach(id, element)
  }, [id, loaded, scroll])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onClick = (event: MouseEvent): void => {
      if (!(event.target instanceof Element)) return
      const badge = event.target.closest<HTMLElement>('[data-badge]')
      if (badge !== null) return chosen.current([Number(badge.dataset['badge'])], id, true)
      // A drag over words selects text, and nothing else.
      if (window.getSelection()?.isCollapsed === false) return
      const passages = event.target.closest<HTMLElement>('mark[data-passages]')?.dataset['passages']
      if (passages !== undefined) chosen.current(passages.split(' ').map(Number), id, false)
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [id])

  const hidden = useView((view) => view.hideShared)
  const text = article?.text
  const shown = useMemo(
    () => (hidden && marks !== undefined && text !== undefined ? foldedMarks(marks, text) : marks),
    [hidden, marks, text],
  )
  useSettledBadges(scroller, loaded ? shown : undefined)

  const badge = useCallback(
    (mark: TextMark, active: boolean) => {
      const shared = comparison?.shared[mark.id]
      if (comparison === undefined || shared === undefined) return null
      const others = articlesOf(comparison, shared).filter((other) => other !== id && all.includes(other))
      if (others.length === 0) return null
      const letters = others.map((other) => siglum(all.indexOf(other))).toSorted()
      const shown = letters.length > 4 ? `${letters.slice(0, 3).join('')}+${letters.length - 3}` : letters.join('')
      const label = t(`compare.badge.${shared.kind}`, { shown, others: others.length, words: shared.words })
      return (
        <button
          key={`${mark.id} ${mark.start}`}
          type="button"
          // Its letters say nothing about the direction of the paragraph that it stands in.
          dir="ltr"
          className={styles.badge}
          data-badge={mark.id}
          data-kind={shared.kind}
          aria-pressed={active}
          aria-label={label}
          title={label}
        >
          {shown}
        </button>
      )
    },
    [comparison, id, all, t],
  )

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      // The text can be scrolled by keyboard even where nothing in it can have the focus.
      tabIndex={0}
    >
      <div className={styles.content}>
        {article !== undefined && article.text.trim() === '' && <p className={styles.note}>{t('compare.noText')}</p>}
        {article !== undefined && (
          <ArticleText
            text={article.text}
            layers={article.layers}
            markup={article.markup}
            marks={shown ?? NONE}
            active={selected}
            level={4}
            showFurniture={showFurniture}
            badge={badge}
          />
        )}
        {article === undefined &&
          (member === undefined || member.error === null ? (
            <Spinner label={t('compare.text.loading')} />
          ) : (
            <p className={styles.note} role="alert">
              {t('compare.text.error', { message: errorText(member.error) })}
            </p>
          ))}
      </div>
      <div className={styles.room} aria-hidden />
    </div>
  )
}

const NONE: readonly PassageMark[] = []
