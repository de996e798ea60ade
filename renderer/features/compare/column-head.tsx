import { ArrowLeft, ArrowRight, Ellipsis, GripVertical, SquareArrowOutUpRight, Trash2 } from 'lucide-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { useIntl } from 'react-intl'
import type { Comparison } from '../../../main/contract/comparison.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { showPublishedDate } from '../../article/published-date.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { siglum } from './columns.ts'
import { NewerVersion } from './newer-version.tsx'
import { useOpenSet } from './set-context.ts'
import { ShareLine } from './share-line.tsx'
import type { Member } from './use-members.ts'
import styles from './column-head.module.css'

/** What the heads of columns can do; the same in all modes. */
export interface ColumnActions {
  readonly onMakeBase: (article: string) => void
  readonly onMove: (article: string, index: number) => void
  readonly onRemove: (article: string) => void
}

interface ColumnHeadProps extends ColumnActions {
  readonly id: string
  /** All columns of the set, from left to right. */
  readonly all: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly waiting: boolean
  /** Given in a narrow window, for the column beside the base: puts another article there. */
  readonly onBeside?: (article: string) => void
  /** Words that are not shown, because other columns have them; while shared text is hidden. */
  readonly leftOut?: number | undefined
}

const DRAG_TYPE = 'application/x-variorum-column'

/** The head of a column: which article it is, what is known of it, and how much of it is shared. */
export function ColumnHead({
  id,
  all,
  members,
  comparison,
  waiting,
  onBeside,
  leftOut,
  onMakeBase,
  onMove,
  onRemove,
}: ColumnHeadProps) {
  const t = useT()
  const { locale } = useIntl()
  const openArticle = useView((view) => view.openArticle)
  const { frozen, newer, onReplace, onAdd } = useOpenSet()
  const newerVersion = newer.get(id)
  const [over, setOver] = useState<'before' | 'after' | null>(null)
  const article = members.get(id)?.article
  const index = all.indexOf(id)
  const letter = siglum(index)
  const nameOf = (one: string): string => {
    const detail = members.get(one)?.article
    return detail === undefined ? '' : articleLabel(detail.title.value, detail.body || detail.text, t)
  }
  const title = nameOf(id)

  const entries: MenuEntry[] = [
    {
      id: 'base',
      label: t('compare.column.base'),
      shortcut: 'B',
      icon: <span className={styles.menuLetter}>{siglum(0)}</span>,
      isDisabled: frozen || index === 0,
      onAction: () => onMakeBase(id),
    },
    {
      id: 'left',
      label: t('compare.column.left'),
      icon: <ArrowLeft size={14} aria-hidden />,
      isDisabled: frozen || index === 0,
      onAction: () => onMove(id, index - 1),
    },
    {
      id: 'right',
      label: t('compare.column.right'),
      icon: <ArrowRight size={14} aria-hidden />,
      isDisabled: frozen || index === all.length - 1,
      onAction: () => onMove(id, index + 2),
    },
    {
      id: 'open',
      label: t('compare.column.open'),
      icon: <SquareArrowOutUpRight size={14} aria-hidden />,
      separated: true,
      onAction: () => openArticle(id),
    },
    {
      id: 'remove',
      label: t('compare.column.remove'),
      icon: <Trash2 size={14} aria-hidden />,
      separated: true,
      isDisabled: frozen,
      onAction: () => onRemove(id),
    },
  ]

  const side = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const box = event.currentTarget.getBoundingClientRect()
    return event.clientX < box.left + box.width / 2 ? 'before' : 'after'
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const to = event.key === 'ArrowLeft' ? index - 1 : index + 2
    if (to < 0 || to > all.length) return
    event.preventDefault()
    onMove(id, to)
  }

  return (
    <div
      className={`${styles.head} ${over === null ? '' : styles[over]}`}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return
        event.preventDefault()
        setOver(side(event))
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null)
      }}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData(DRAG_TYPE)
        setOver(null)
        if (dragged === '' || dragged === id) return
        event.preventDefault()
        event.stopPropagation()
        onMove(dragged, side(event) === 'before' ? index : index + 1)
      }}
    >
      <div className={styles.line}>
        <button
          type="button"
          className={styles.grip}
          disabled={frozen}
          draggable={!frozen && all.length > 1}
          aria-label={t('compare.column.grip', { letter, position: index + 1, columns: all.length })}
          title={t('compare.column.gripHint')}
          onKeyDown={onKeyDown}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAG_TYPE, id)
            event.dataTransfer.effectAllowed = 'move'
          }}
        >
          <GripVertical size={14} aria-hidden />
          <span className={styles.letter}>{letter}</span>
        </button>
        {index === 0 && <span className={styles.base}>{t('compare.base')}</span>}
        {article?.inBin === true && <span className={styles.bin}>{t('compare.bin')}</span>}
        <span className={styles.outlet} dir="auto">
          {article !== undefined && (article.outlet.value ?? t('compare.outlet.unknown'))}
        </span>
        {article !== undefined && article.outlet.value !== null && <StatusMark status={article.outlet.status} />}
        <span className={styles.menu}>
          <MenuButton label={t('compare.column.menu', { letter })} entries={entries}>
            <IconButton icon={Ellipsis} size="s" label={t('compare.column.menu', { letter })} />
          </MenuButton>
        </span>
      </div>
      {onBeside === undefined ? (
        <h3
          className={styles.title}
          data-untitled={article?.title.value === null || undefined}
          dir="auto"
          title={title}
        >
          {title}
        </h3>
      ) : (
        <>
          <h3 className="visually-hidden">{title}</h3>
          <Select
            label={t('compare.beside')}
            hideLabel
            value={id}
            options={all
              .slice(1)
              .map((one, at) => ({ value: one, label: `${siglum(at + 1)}  \u2068${nameOf(one)}\u2069` }))}
            onChange={onBeside}
          />
        </>
      )}
      {article !== undefined && (
        <p className={styles.date}>
          {article.date.value === null ? t('compare.date.unknown') : showPublishedDate(article.date.value, locale)}
          {article.date.value !== null && <StatusMark status={article.date.status} word />}
          <span className={styles.words}>
            {leftOut === undefined
              ? t('compare.words', { words: article.words })
              : t('compare.words.left', { words: article.words - leftOut, of: article.words })}
          </span>
        </p>
      )}
      {newerVersion !== undefined && (
        <NewerVersion
          proposal={newerVersion}
          frozen={frozen}
          onReplace={onReplace}
          onAdd={(article) => onAdd([article])}
        />
      )}
      {all.length > 1 && <ShareLine id={id} comparison={comparison} waiting={waiting} />}
    </div>
  )
}
