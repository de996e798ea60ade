import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Quotation, QuotationVariant } from '../../../main/contract/quotations.ts'
import { useT } from '../../i18n/use-t.ts'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import { QuotationCard } from './quotation-card.tsx'
import styles from './quotations.module.css'

interface QuotationListProps extends Pick<SetPageProps, 'columns' | 'members' | 'onShow'> {
  readonly quotations: readonly Quotation[]
  readonly headOf: (article: string) => ColumnName
  /** The form that the keyboard was at when the page was left. */
  readonly form: string | null
  readonly onForm: (key: string) => void
  /** Absent: nothing can be changed. */
  readonly onEnter: ((variant: QuotationVariant) => void) | undefined
}

const LIKELY_HEIGHT = 220

/** The quotations, one below the other; only those in sight are drawn. Arrow keys go from form to form. */
export function QuotationList({ quotations, form, onForm, ...props }: QuotationListProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const cards = useVirtualizer({
    count: quotations.length,
    getScrollElement: () => box.current,
    estimateSize: () => LIKELY_HEIGHT,
    getItemKey: (index) => quotations[index]!.key,
    overscan: 3,
  })
  // Back from a text: to where the keyboard was, unless it is somewhere else by now.
  const returning = useRef(form)
  useEffect(() => {
    const key = returning.current
    if (key === null) return
    const index = quotations.findIndex(({ variants }) => variants.some((variant) => variant.key === key))
    const found = box.current?.querySelector<HTMLElement>(`[data-form="${CSS.escape(key)}"]`)
    if (index >= 0 && (found === null || found === undefined)) return cards.scrollToIndex(index, { align: 'center' })
    returning.current = null
    if (document.activeElement === document.body) found?.focus()
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const forms = [...(box.current?.querySelectorAll<HTMLElement>('[data-form]') ?? [])]
    const at = forms.findIndex((form) => form === document.activeElement)
    const next = forms[at === -1 ? 0 : at + step]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  return (
    // Arrow keys work from any of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={styles.scroll}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const key = target.dataset['form']
        if (key !== undefined) onForm(key)
      }}
    >
      <ol className={styles.list} aria-label={t('quotations.list')} style={{ height: cards.getTotalSize() }}>
        {cards.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={cards.measureElement}
            data-index={row.index}
            aria-posinset={row.index + 1}
            aria-setsize={quotations.length}
            className={styles.item}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <QuotationCard quotation={quotations[row.index]!} {...props} />
          </li>
        ))}
      </ol>
      <p className={styles.legend}>{t('quotations.legend')}</p>
    </div>
  )
}
