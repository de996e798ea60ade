import { useVirtualizer } from '@tanstack/react-virtual'
import { FileDown } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useIntl } from 'react-intl'
import { dispersionSorts, type Dispersion, type DispersionRow } from '../../../main/contract/concordance.ts'
import { useApi, useErrorText } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { usePaged } from '../../app/use-paged.ts'
import { useSavePicture } from '../../app/use-save-picture.ts'
import { currentView, useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { NoHits, QueryCount, QueryNotes } from './about-query.tsx'
import { focusNext, keepPlace, placeOf, setConcordance, takeFocus, useConcordance } from './concordance-store.ts'
import { Strip, stripHeight } from './dispersion-strip.tsx'
import { dispersionSvg, resolvedColour } from './dispersion-svg.ts'
import type { PaneProps } from './pane-props.ts'
import { Reading } from './reading.tsx'
import styles from './concordance.module.css'

/** Rows of a plot that is saved. */
const mostSaved = 200

/** Where in each article the hits stand: a bar an article, a mark a hit. */
export function DispersionPane({ query, asked, onStop }: PaneProps) {
  const t = useT()
  const errorText = useErrorText()
  const sort = useConcordance((state) => state.dispersionSort)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 0])
  const list = usePaged('concordance.dispersion', { ...asked, sort }, first, last)
  const { answer, total } = list
  const bar = useRef<HTMLDivElement>(null)

  let body
  if (list.error !== null && total === undefined) {
    body = (
      <EmptyState title={t('concordance.error')} actions={<Button onPress={list.retry}>{t('app.retry')}</Button>}>
        {errorText(list.error)}
      </EmptyState>
    )
  } else if (answer === undefined || total === undefined) body = <Reading query={query} onStop={onStop} />
  else if (total === 0) body = <NoHits about={answer} />
  else
    body = (
      <Strips
        key={`${sort} ${query}`}
        listKey={`${sort} ${query}`}
        rowAt={list.itemAt}
        total={total}
        onRange={(from, to) => setRange([from, to])}
      />
    )
  return (
    <>
      <div ref={bar} className={styles.bar}>
        <Select
          label={t('concordance.order')}
          value={sort}
          options={dispersionSorts.map((value) => ({ value, label: t(`concordance.dispersion.${value}`) }))}
          onChange={(value) => setConcordance({ dispersionSort: value })}
        />
        {answer !== undefined && <QueryCount about={answer} />}
        {answer !== undefined && total !== undefined && total > 0 && (
          <SaveStrips asked={asked} within={() => bar.current} />
        )}
      </div>
      {answer !== undefined && <QueryNotes about={answer} />}
      {answer !== undefined && answer.total > 0 && <Measures answer={answer} />}
      {body}
    </>
  )
}

/** How evenly the hits are spread over all articles searched. */
function Measures({ answer }: { readonly answer: Dispersion }) {
  const t = useT()
  const intl = useIntl()
  const number = (value: number): string =>
    intl.formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <dl className={styles.measures}>
      {(
        [
          ['deviation', answer.deviation],
          ['deviationNormalised', answer.deviationNormalised],
          ['evenness', answer.evenness],
        ] as const
      ).map(([name, value]) => (
        <div key={name} title={t(`concordance.about.${name}`)}>
          <dt>{t(`concordance.measure.${name}`)}</dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('concordance.searched')}</dt>
        <dd>
          {t('concordance.searchedOf', { count: answer.searched, words: intl.formatNumber(answer.searchedWords) })}
        </dd>
      </div>
    </dl>
  )
}

interface StripsProps {
  /** Names the rows: for others the list begins anew. */
  readonly listKey: string
  readonly rowAt: (index: number) => DispersionRow | undefined
  readonly total: number
  readonly onRange: (first: number, last: number) => void
}

/** The bars; arrow keys go from article to article and from hit to hit, Enter opens the hit. */
function Strips({ listKey, rowAt, total, onRange }: StripsProps) {
  const t = useT()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const lineOpen = useView((view) => view.lineOpen)
  const [kept] = useState(() => placeOf('dispersion', listKey))
  const [cursor, setCursor] = useState<{ readonly row: number; readonly hit: number }>({
    row: kept.cursor,
    hit: kept.hit,
  })
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => stripHeight,
    overscan: 6,
    initialOffset: kept.top,
  })
  const first = rows.range?.startIndex ?? 0
  const last = rows.range?.endIndex ?? 0
  const latest = useRef(onRange)
  useEffect(() => {
    latest.current = onRange
  })
  useEffect(() => latest.current(first, last), [first, last])
  // Panes that are laid out anew draw this list anew: it stands where it stood.
  useLayoutEffect(() => {
    const box = scroller.current
    if (box !== null) box.scrollTop = kept.top
    if (takeFocus()) box?.focus({ preventScroll: true })
  }, [kept.top])

  const open = (index: number, hit: number): void => {
    const row = rowAt(index)
    const place = row?.places[hit]
    if (row === undefined || place === undefined) return
    if (!lineOpen) focusNext()
    currentView().openLine({ article: row.article, start: place.start, end: place.end })
  }
  const choose = (row: number, hit: number): void => {
    setCursor({ row, hit })
    keepPlace('dispersion', { key: listKey, top: scroller.current?.scrollTop ?? 0, cursor: row, hit })
    if (lineOpen) open(row, hit)
  }
  const close = (): void => {
    focusNext()
    currentView().closeLine()
  }
  useCommand('view.list', () => scroller.current?.focus())
  useCommand('selection.clear', close, lineOpen)

  const onKeyDown = (event: KeyboardEvent): void => {
    const { row, hit } = cursor
    const hits = rowAt(row)?.places.length ?? 0
    const to = (target: number): void => {
      const next = Math.min(Math.max(target, 0), total - 1)
      rows.scrollToIndex(next)
      choose(next, 0)
    }
    if (event.key === 'ArrowDown') to(row + 1)
    else if (event.key === 'ArrowUp') to(Math.max(row, 1) - 1)
    else if (event.key === 'Home') to(0)
    else if (event.key === 'End') to(total - 1)
    else if (event.key === 'ArrowRight') choose(row, Math.min(hit + 1, Math.max(hits - 1, 0)))
    else if (event.key === 'ArrowLeft') choose(row, Math.max(hit - 1, 0))
    else if (event.key === 'Enter') open(row, hit)
    else if (event.key === 'Escape' && lineOpen) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('concordance.tab.dispersion')}
      aria-activedescendant={cursor.row >= 0 ? `${id}-${cursor.row}` : undefined}
      className={styles.lines}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.sheet} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <Strip
            key={index}
            id={`${id}-${index}`}
            row={rowAt(index)}
            index={index}
            total={total}
            top={start}
            hit={cursor.row === index ? cursor.hit : null}
            onChoose={(hit) => {
              scroller.current?.focus({ preventScroll: true })
              choose(index, hit)
            }}
            onOpen={(hit) => open(index, hit)}
          />
        ))}
      </div>
    </div>
  )
}

/** Saves the bars, the first of them where there are many, as an SVG file. */
function SaveStrips({ asked, within }: { readonly asked: PaneProps['asked']; readonly within: () => Element | null }) {
  const t = useT()
  const client = useApi()
  const save = useSavePicture()
  const sort = useConcordance((state) => state.dispersionSort)
  const onPress = async (): Promise<void> => {
    const { rows, articles } = await client.call('concordance.dispersion', { ...asked, sort, limit: mostSaved })
    const element = within()
    if (element === null) return
    const colour = (variable: string): string => resolvedColour(element, variable)
    const title = t('concordance.dispersionOf', { query: asked.query, shown: rows.length, count: articles })
    const strips = rows.map((row) => ({
      label: articleLabel(row.title, row.opening, t),
      figures: t('list.hits', { count: row.hits }),
      places: row.places.map(({ at }) => at),
    }))
    const colours = {
      ground: colour('--surface'),
      ink: colour('--ink'),
      faint: colour('--ink-faint'),
      bar: colour('--sunken'),
      mark: colour('--accent'),
    }
    save(title, dispersionSvg(title, strips, colours))
  }
  return (
    <Button size="s" onPress={() => void onPress().catch(() => undefined)}>
      <FileDown size={14} aria-hidden />
      {t('concordance.svg')}
    </Button>
  )
}
