import { FileDown, ListTree, TextQuote } from 'lucide-react'
import { voiceSchema, voices } from '../../../main/contract/comparison.ts'
import { keptBySet } from '../../app/kept-by-set.ts'
import { currentView } from '../../app/view-store.ts'
import { PlaceLines } from '../../article/place-lines.tsx'
import { useSaveTable } from '../../app/use-save-table.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useColumnNames } from '../compare/use-column-names.ts'
import type { SetPageProps } from '../compare/set-page.ts'
import { nameRows, perThousand, type NameChoice, type NameRow } from './name-cells.ts'
import { NamesTable } from './names-table.tsx'
import styles from './names.module.css'

/** What the page shows: its columns, and the cell whose lines are open. */
interface Shown {
  readonly choice: NameChoice
  readonly open: { readonly row: string; readonly cell: number } | null
}

const fresh: Shown = {
  choice: { columns: 'articles', voice: null, article: null, rateOf: 'article' },
  open: null,
}
/** How the page of each set was left: whoever read a line in its article comes back to the lines. */
const useShown = keptBySet(fresh)

const all = 'all'
const columnChoices = ['articles', 'voices'] as const
const rateChoices = ['article', 'voice'] as const

/** Names by voice: the terms of competing families in each article, by whose words they stand in. */
export function NamesPage({ set, columns, members, comparison, narrow, work, onShow }: SetPageProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const saveTable = useSaveTable()
  const [{ choice, open }, setShown] = useShown(set.id)
  const setOpen = (next: Shown['open']): void => setShown({ choice, open: next })
  const change = (part: Partial<NameChoice>): void => setShown({ choice: { ...choice, ...part }, open: null })
  if (comparison === undefined)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('names.counting')} />
      </div>
    )

  const rows = nameRows(comparison, columns, choice)
  const heads =
    choice.columns === 'articles'
      ? columns.map((id) => names.headOf(id))
      : voices.map((voice) => ({ short: t(`names.voice.${voice}`), long: t(`names.voice.${voice}.about`) }))
  const openRow = rows.find((row) => keyOf(row) === open?.row)
  const openCell = open === null ? undefined : openRow?.cells[open.cell]
  const save = (): void => {
    const header = [t('names.family'), t('names.term'), t('names.column'), t('names.count'), t('names.rate')]
    const table = rows.flatMap((row) =>
      row.term === null
        ? []
        : row.cells.map((cell, index) => [
            row.family,
            row.term!,
            heads[index]!.long,
            String(cell.count),
            perThousand(cell)?.toFixed(3) ?? '',
            ...voices.map((voice) => String(cell.voices[voice])),
          ]),
    )
    saveTable(
      t('names.file', { name: set.name }),
      [...header, ...voices.map((voice) => t(`names.voice.${voice}`))],
      table,
    )
  }

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Select
          label={t('names.columns')}
          value={choice.columns}
          options={columnChoices.map((value) => ({ value, label: t(`names.columns.${value}`) }))}
          onChange={(value) => change({ columns: value })}
        />
        {choice.columns === 'articles' ? (
          <Select
            label={t('names.voice')}
            value={choice.voice ?? all}
            options={[
              { value: all, label: t('names.voice.all') },
              ...voices.map((value) => ({ value, label: t(`names.voice.${value}`) })),
            ]}
            onChange={(value: string) => change({ voice: voiceSchema.safeParse(value).data ?? null })}
          />
        ) : (
          <Select
            label={t('names.article')}
            value={choice.article ?? all}
            options={[
              { value: all, label: t('names.article.all') },
              ...columns.map((value) => ({ value, label: names.headOf(value).long })),
            ]}
            onChange={(value: string) => change({ article: value === all ? null : value })}
          />
        )}
        <Select
          label={t('names.rateOf')}
          value={choice.rateOf}
          options={rateChoices.map((value) => ({ value, label: t(`names.rateOf.${value}`) }))}
          onChange={(value) => change({ rateOf: value })}
        />
        <span className={styles.spring} />
        <Button size="s" isDisabled={rows.length === 0} onPress={save}>
          <FileDown size={14} aria-hidden />
          {t('names.csv')}
        </Button>
        <Button size="s" onPress={() => currentView().openDialog({ kind: 'term-families' })}>
          <ListTree size={14} aria-hidden />
          {t('names.edit')}
        </Button>
      </div>
      {work.frozen && <p className={styles.frozen}>{t('names.frozen')}</p>}
      {rows.length === 0 ? (
        <EmptyState icon={TextQuote} title={t('names.none.title')}>
          {t('names.none.text')}
        </EmptyState>
      ) : (
        <NamesTable
          rows={rows}
          heads={heads}
          narrow={narrow}
          split={choice.columns === 'articles' && choice.voice === null}
          open={open}
          onOpen={(row, cell) => setOpen({ row: keyOf(row), cell })}
        />
      )}
      {openRow !== undefined && openCell !== undefined && open !== null && (
        <PlaceLines
          key={`${open.row} ${open.cell} ${JSON.stringify(choice)}`}
          title={t('names.lines', {
            term: openRow.term ?? openRow.family,
            column: choice.columns === 'articles' ? heads[open.cell]!.long : heads[open.cell]!.short,
          })}
          places={openCell.places.map(({ voice, ...place }) => ({ ...place, note: t(`names.voice.${voice}`) }))}
          nameOf={(id) => names.headOf(id).short}
          onShow={onShow}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

const keyOf = ({ family, term }: NameRow): string => JSON.stringify([family, term])
