import { Check } from 'lucide-react'
import type { Ref } from 'react'
import type { FigureClaim, FigureValue } from '../../../main/contract/figures.ts'
import { useT } from '../../i18n/use-t.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import { cellFigures, placeOf, type Cursor, type ShownFigure } from './figure-grid.ts'
import { FigureStateMark } from './figure-state.tsx'
import { usePartsSum } from './use-parts-sum.ts'
import styles from './figures.module.css'

interface ClaimRowProps {
  readonly ref: Ref<HTMLTableRowElement>
  readonly index: number
  readonly claim: FigureClaim
  readonly columns: readonly string[]
  readonly headOf: (article: string) => ColumnName
  readonly nameOf: (claim: FigureClaim) => string
  /** Where the keyboard is, if in this row. */
  readonly cursor: Cursor | null
  readonly chosen: ReadonlySet<string>
  readonly marked: ReadonlySet<string>
  readonly frozen: boolean
  readonly onCursor: (cursor: Cursor) => void
  readonly onChoose: (claim: string) => void
  readonly onShow: SetPageProps['onShow']
}

/** One claim: its name and status, and what each article gives for it. */
export function ClaimRow(props: ClaimRowProps) {
  const { ref, index, claim, columns, nameOf, cursor, chosen, frozen, onCursor, onChoose } = props
  const t = useT()
  const isChosen = chosen.has(claim.key)
  const head: Cursor = { claim: claim.key, article: null, figure: null }
  const name = nameOf(claim)
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-accepted={claim.accepted || undefined}
      data-chosen={isChosen || undefined}
    >
      <th scope="row" className={styles.claim}>
        <div className={styles.claimHead}>
          {!frozen && (
            <input
              type="checkbox"
              tabIndex={-1}
              checked={isChosen}
              aria-label={t('figures.choose', { name })}
              onChange={() => onChoose(claim.key)}
            />
          )}
          <button
            type="button"
            data-at={placeOf(head)}
            data-rove
            tabIndex={cursor?.article === null ? 0 : -1}
            className={styles.name}
            onFocus={() => onCursor(head)}
            onClick={() => onCursor(head)}
          >
            <bdi>{name}</bdi>
          </button>
        </div>
        <span className={styles.status}>
          {claim.accepted && <Check size={12} strokeWidth={2.5} aria-hidden />}
          {t(claim.accepted ? 'figures.accepted' : 'figures.proposed')}
        </span>
      </th>
      {columns.map((article, column) => (
        <FigureCell key={article} {...props} article={article} column={column} />
      ))}
    </tr>
  )
}

interface FigureCellProps extends ClaimRowProps {
  readonly article: string
  readonly column: number
}

function FigureCell({ claim, article, column, headOf, cursor, marked, onCursor, onShow }: FigureCellProps) {
  const t = useT()
  const figures = cellFigures(claim, article)
  const sumOf = usePartsSum()
  if (figures.length === 0) {
    const here: Cursor = { claim: claim.key, article, figure: null }
    return (
      <td aria-colindex={column + 2}>
        <button
          type="button"
          data-at={placeOf(here)}
          data-rove
          tabIndex={cursor?.article === article ? 0 : -1}
          className={`${styles.figure} ${styles.empty}`}
          aria-label={t('figures.cell.none', { column: headOf(article).short })}
          title={t('figures.state.no-counterpart')}
          onFocus={() => onCursor(here)}
        >
          –
        </button>
      </td>
    )
  }
  return (
    <td aria-colindex={column + 2}>
      {figures.map((figure) => {
        const here: Cursor = { claim: claim.key, article, figure: figure.value.key }
        return (
          <FigureButton
            key={figure.value.key}
            figure={figure}
            // Said once, below the last of the parts.
            sum={figures.some((other) => other.value.with === figure.value.key) ? null : sumOf(figure.value, claim)}
            at={placeOf(here)}
            isCursor={cursor?.article === article && cursor.figure === figure.value.key}
            isMarked={figure.keys.some((key) => marked.has(key))}
            onFocus={() => onCursor(here)}
            onOpen={() => onShow(figure.value.place)}
          />
        )
      })}
    </td>
  )
}

interface FigureButtonProps {
  readonly figure: ShownFigure
  readonly sum: string | null
  readonly at: string
  readonly isCursor: boolean
  readonly isMarked: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

function FigureButton({ figure: { value, keys }, sum, at, isCursor, isMarked, onFocus, onOpen }: FigureButtonProps) {
  const t = useT()
  return (
    <button
      type="button"
      data-at={at}
      data-rove
      tabIndex={isCursor ? 0 : -1}
      aria-pressed={isMarked}
      className={styles.figure}
      title={t('figures.open.hint')}
      onFocus={onFocus}
      onClick={onFocus}
      onDoubleClick={onOpen}
    >
      <bdi className={styles.printed}>
        <Printed value={value} />
        {keys.length > 1 && <span className={styles.times}> {t('figures.times', { times: keys.length })}</span>}
      </bdi>
      <span className={styles.about}>
        {value.state !== null && <FigureStateMark state={value.state} />}
        {sum !== null && <span className={styles.sum}>{sum}</span>}
        {value.source !== null && (
          <span className={styles.source}>
            <bdi>{value.source}</bdi>
            {value.sourceStatus === 'inferred' && <StatusMark status="inferred" />}
          </span>
        )}
      </span>
    </button>
  )
}

/** The figure with its noun, the number standing out; inside quotation marks where the article has it so. */
function Printed({ value: { value, place, quoted } }: { readonly value: FigureValue }) {
  return (
    <>
      {quoted && '“'}
      <b>{value}</b>
      {place.text.slice(value.length)}
      {quoted && '”'}
    </>
  )
}
