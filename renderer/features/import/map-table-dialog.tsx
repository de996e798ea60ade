import { useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import {
  columnFields,
  type ColumnField,
  type ColumnMapping,
  type TableLook,
  type TableSource,
} from '../../../main/contract/tables.ts'
import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useShowStarted } from './use-show-started.ts'
import styles from './map-table.module.css'

/** The choice of a column that is no field. */
const unused = 'unused'

/** In the order in which people look for them. */
const order: readonly ColumnField[] = [
  'title',
  'text',
  ...columnFields.filter((name) => name !== 'title' && name !== 'text'),
]

/** The field that a column is used for, by a mapping. Names are compared as they stand. */
const fieldOf = (mapping: ColumnMapping, column: string): ColumnField | undefined =>
  order.find((field) => mapping[field] === column)

/** The mapping with a column used for a field (which then no other column is), or for none. */
const withColumn = (mapping: ColumnMapping, column: string, field: ColumnField | undefined): ColumnMapping => {
  const others = Object.entries(mapping).filter(([name, value]) => value !== column && name !== field)
  return Object.fromEntries(field === undefined ? others : [...others, [field, column]])
}

interface ColumnsProps {
  readonly look: TableLook
  readonly mapping: ColumnMapping
  readonly onMapping: (mapping: ColumnMapping) => void
}

function Columns({ look, mapping, onMapping }: ColumnsProps) {
  const t = useT()
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{t('table.column')}</th>
          <th scope="col">{t('table.samples')}</th>
          <th scope="col">{t('table.is')}</th>
        </tr>
      </thead>
      <tbody>
        {look.columns.map((column, at) => (
          <tr key={column} data-used={fieldOf(mapping, column) !== undefined || undefined}>
            <th scope="row">
              <bdi>{column}</bdi>
            </th>
            <td>
              <ul className={styles.samples}>
                {look.rows.slice(0, 3).map((row, place) => (
                  <li key={place} dir="auto">
                    {row[at]}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <Select
                hideLabel
                label={t('table.fieldOf', { column })}
                value={fieldOf(mapping, column) ?? unused}
                options={[
                  { value: unused, label: t('table.field.unused') },
                  ...order.map((field) => ({ value: field, label: t(`table.field.${field}`) })),
                ]}
                onChange={(field) => onMapping(withColumn(mapping, column, field === unused ? undefined : field))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Preview({ look }: { readonly look: TableLook }) {
  const t = useT()
  if (look.articles.length === 0)
    return (
      <p className={styles.problem}>
        <TriangleAlert size={14} aria-hidden />
        {look.problem ?? t('table.noArticle')}
      </p>
    )
  return (
    <ol className={styles.articles}>
      {look.articles.map(({ title, outlet, byline, date, url, language, opening, words }, at) => (
        <li key={at} className={styles.article}>
          <p className={styles.articleTitle} dir="auto">
            {title.value ?? <span className={styles.absent}>{t('table.noTitle')}</span>}
          </p>
          <p className={styles.meta}>
            {[
              outlet.value ?? t('list.noOutlet'),
              date.value ?? t('list.noDate'),
              byline.value,
              language.value,
              url.value,
            ]
              .filter((value) => value !== null)
              .join(' · ')}
          </p>
          <p className={styles.opening} dir="auto">
            {opening} <span className={styles.words}>{t('list.words', { count: words })}</span>
          </p>
        </li>
      ))}
    </ol>
  )
}

interface MapTableDialogProps {
  readonly table: TableSource
  readonly onClose: () => void
}

/** Tells which column of a table is what, with the first articles as they would be imported. */
export function MapTableDialog({ table, onClose }: MapTableDialogProps) {
  const t = useT()
  const errorText = useErrorText()
  const queries = useQueryClient()
  const start = useAction('table.import')
  const showStarted = useShowStarted()
  const [chosen, setChosen] = useState<ColumnMapping>()
  const [remember, setRemember] = useState(true)
  const answer = useCall('table.look', { table, ...(chosen === undefined ? {} : { mapping: chosen }) }, { keep: true })
  const look = answer.data
  const alike = useCall('table.alike', { table }).data?.files ?? 0
  const mapping = chosen ?? look?.mapping ?? {}
  const enough = mapping.text !== undefined || mapping.title !== undefined
  const submit = async (): Promise<void> => {
    if (!enough) return
    const started = await start({ table, mapping, remember })
    onClose()
    // What is remembered for these columns is another thing now.
    for (const method of ['table.look', 'table.alike']) queries.removeQueries({ queryKey: [method] })
    showStarted(started)
  }
  return (
    <Dialog
      size="l"
      title={look === undefined ? t('table.title') : t('table.titleOf', { name: look.name })}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      actions={
        <>
          <span className={styles.remember}>
            <Checkbox isSelected={remember} onChange={setRemember}>
              {t('table.remember')}
            </Checkbox>
          </span>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={!enough || look === undefined}>
            {t('table.import', { count: 1 + alike })}
          </Button>
        </>
      }
    >
      {answer.isError && <p role="alert">{errorText(answer.error)}</p>}
      {look === undefined && !answer.isError && <Spinner label={t('ui.loading')} />}
      {look !== undefined && (
        <>
          <p className={styles.lead}>
            {t(`table.how.${look.how}`)} {alike > 0 && t('table.alike', { count: alike })}
          </p>
          <div className={styles.scroll}>
            <Columns look={look} mapping={mapping} onMapping={setChosen} />
          </div>
          <section aria-labelledby="table-preview" aria-busy={answer.isFetching} aria-live="polite">
            <h3 id="table-preview" className={styles.heading}>
              {t('table.preview')}
            </h3>
            {!enough ? (
              <p className={styles.problem}>{t('table.needsText')}</p>
            ) : answer.isPlaceholderData ? (
              <Spinner label={t('table.reading')} />
            ) : (
              <Preview look={look} />
            )}
          </section>
        </>
      )}
    </Dialog>
  )
}
