import { useLayoutEffect, useRef } from 'react'
import type { Comparison } from '../../../main/contract/comparison.ts'
import type { SetView } from '../../../main/contract/desk.ts'
import { useView } from '../../app/view-store.ts'
import { foldedMarks } from '../../article/folded-marks.ts'
import { ColumnHead, type ColumnActions } from './column-head.tsx'
import { pickPassage, type PassageMark } from './passages.ts'
import { TextColumn } from './text-column.tsx'
import type { ColumnsScroll } from './use-columns-scroll.ts'
import type { Member } from './use-members.ts'
import styles from './reading-columns.module.css'

interface ReadingColumnsProps extends ColumnActions {
  /** The columns on screen. */
  readonly columns: readonly string[]
  /** All columns of the set. */
  readonly all: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly marks: ReadonlyMap<string, readonly PassageMark[]> | undefined
  readonly waiting: boolean
  readonly view: SetView
  readonly narrow: boolean
  readonly active: string | null
  readonly scroll: ColumnsScroll
  readonly onActive: (article: string) => void
  readonly onSelect: (passage: number, article: string) => void
  readonly onClear: () => void
  readonly onBeside: (article: string) => void
  readonly onSideways: () => void
}

/** The whole texts side by side, the base at the left, with what they share marked. */
export function ReadingColumns({
  columns,
  all,
  members,
  comparison,
  marks,
  view,
  scroll,
  ...props
}: ReadingColumnsProps) {
  const row = useRef<HTMLDivElement>(null)
  const left = useRef(view.left)
  useLayoutEffect(() => {
    if (row.current !== null) row.current.scrollLeft = left.current
  }, [])

  const hidden = useView((state) => state.hideShared)
  const selected = view.selected?.passage ?? null
  const selectedIn = view.selected?.article ?? null
  const { onSelect, onClear } = props
  const onPassages = (under: readonly number[], article: string, toggle: boolean): void => {
    if (comparison === undefined) return
    const passage = pickPassage(under, comparison, selected)
    if (passage === null) return
    if (toggle && passage === selected && selectedIn === article) onClear()
    else onSelect(passage, article)
  }

  return (
    <div
      ref={row}
      className={styles.columns}
      data-columns
      data-narrow={props.narrow || undefined}
      onScroll={props.onSideways}
    >
      {columns.map((id) => {
        const member = members.get(id)
        return (
          <section
            key={id}
            className={styles.column}
            data-column={id}
            data-active={(id === props.active && columns.length > 1) || undefined}
            aria-labelledby={`compare-head-${id}`}
            onFocusCapture={() => props.onActive(id)}
            onPointerDownCapture={() => props.onActive(id)}
          >
            <div id={`compare-head-${id}`}>
              <ColumnHead
                id={id}
                all={all}
                members={members}
                comparison={comparison}
                waiting={props.waiting}
                leftOut={hidden ? leftOut(marks?.get(id), member) : undefined}
                onBeside={props.narrow && id !== columns[0] && all.length > 2 ? props.onBeside : undefined}
                onMakeBase={props.onMakeBase}
                onMove={props.onMove}
                onRemove={props.onRemove}
              />
            </div>
            <TextColumn
              id={id}
              all={all}
              member={member}
              comparison={comparison}
              marks={marks?.get(id)}
              selected={selected}
              showFurniture={!view.hideFurniture}
              scroll={scroll}
              onPassages={onPassages}
            />
          </section>
        )
      })}
    </div>
  )
}

/** How many words of a column are left out while shared text is hidden. */
function leftOut(marks: readonly PassageMark[] = [], member: Member | undefined): number {
  return foldedMarks(marks, member?.article?.text ?? '').reduce((sum, { words = 0 }) => sum + words, 0)
}
