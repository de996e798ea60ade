import {
  BookText,
  CalendarDays,
  CircleDot,
  Columns3,
  FileInput,
  FileText,
  FileType,
  Folder,
  History,
  Languages,
  Link,
  Newspaper,
  PanelTop,
  Ruler,
  Search,
  Tag,
  TextCursorInput,
  Type,
  UserPen,
  type LucideIcon,
} from 'lucide-react'
import { createPortal } from 'react-dom'
import { useOfferSlot } from '../../app/offer-slot.tsx'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import type { Offer } from './use-offers.ts'
import styles from './search-box.module.css'

const icons: Readonly<Record<string, LucideIcon>> = {
  article: BookText,
  tag: Tag,
  outlet: Newspaper,
  set: Columns3,
  search: Search,
  byline: UserPen,
  language: Languages,
  format: FileType,
  folder: Folder,
  state: CircleDot,
  part: PanelTop,
  date: CalendarDays,
  length: Ruler,
  run: FileInput,
  url: Link,
  source: FileText,
  field: TextCursorInput,
  word: Type,
  recent: History,
}

interface OfferListProps {
  /** Of the box: options are called `id-0`, `id-1`. */
  readonly id: string
  readonly offers: readonly Offer[]
  readonly active: number
  readonly onActive: (at: number) => void
  readonly onChoose: (offer: Offer) => void
}

/** What the search box offers, below it and below what is said about the answer. The focus stays in the box. */
export function OfferList({ id, offers, active, onActive, onChoose }: OfferListProps) {
  const t = useT()
  const dates = useDates()
  const slot = useOfferSlot((state) => state.slot)
  const recent = offers[0]?.kind === 'recent'
  /** A month or day is put in words; of other forms of a value, what they mean. */
  const hint = (offer: Offer): string =>
    offer.kind === 'date' && /^\d{4}-[\d-]+$/.test(offer.label) ? dates.published(offer.label) : t(hintOf(offer))
  const list = (
    <div
      className={styles.list}
      data-apart={slot !== null || undefined}
      hidden={offers.length === 0}
      role="presentation"
      // The box keeps the focus while the pointer chooses.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={`${id}-list`} role="listbox" aria-label={t(recent ? 'search.recent' : 'search.suggestions')}>
        {offers.map((offer, at) => {
          const Icon = icons[offer.kind] ?? Search
          return (
            <div
              key={`${offer.kind}:${offer.value}`}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={styles.option}
              // Only a pointer that moves chooses: the list may open under one that rests.
              onPointerMove={() => onActive(at)}
              onClick={() => onChoose(offer)}
              onKeyDown={undefined}
            >
              <Icon size={14} aria-hidden className={styles.icon} />
              <bdi className={styles.text}>{offer.label}</bdi>
              <span className={styles.kind}>
                {hint(offer)}
                {offer.articles !== undefined && t('search.in', { count: offer.articles })}
              </span>
            </div>
          )
        })}
      </div>
      {recent && <p className={styles.hint}>{t('search.recent.hint')}</p>}
    </div>
  )
  return slot === null ? list : createPortal(list, slot)
}

/** Says what is offered; of a field, what it looks for; of a form of a value, what it means. */
function hintOf({ kind, label, value }: Offer): string {
  if (kind === 'field') return `search.field.${value.replace(':', '')}`
  if (kind !== 'date' && kind !== 'length') return `search.kind.${kind}`
  if (label.includes('..')) return 'search.form.span'
  if (kind === 'length') return `search.form.${label.startsWith('>') ? 'more' : 'fewer'}`
  if (label === 'unknown') return 'search.form.unknown'
  const [sign] = /^[<>]=?/.exec(label) ?? ['']
  return `search.form.${{ '>=': 'from', '>': 'after', '<': 'before', '<=': 'upTo' }[sign] ?? 'year'}`
}
