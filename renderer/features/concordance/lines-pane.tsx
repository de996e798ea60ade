import { ArrowDownAZ, ArrowUpZA, FileDown, TriangleAlert } from 'lucide-react'
import { useCallback, useState } from 'react'
import { lineSorts, mostSortWords, type LineOrder } from '../../../main/contract/concordance.ts'
import { useAction, useApi, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { usePaged } from '../../app/use-paged.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { NoHits, QueryCount, QueryNotes } from './about-query.tsx'
import { placeOf, setConcordance, useConcordance } from './concordance-store.ts'
import type { PaneProps } from './pane-props.ts'
import { LineList } from './line-list.tsx'
import { rowHeight } from './line-row.tsx'
import { Reading } from './reading.tsx'
import styles from './concordance.module.css'

const contexts = ['5', '8', '12', '20', '30'] as const
const depths = Array.from({ length: mostSortWords }, (_, at) => String(at + 1))

/** Keyword in context: every hit on a line, in the order asked for. */
export function LinesPane({ query, asked, onStop }: PaneProps) {
  const errorText = useErrorText()
  const t = useT()
  const context = useConcordance((state) => state.context)
  const order = useConcordance((state) => state.order)
  const key = JSON.stringify([query, context, order])
  const [[first, last], setRange] = useState<readonly [number, number]>(() => {
    const start = Math.floor(placeOf('lines', key).top / rowHeight)
    return [start, start]
  })
  const list = usePaged('concordance.lines', { ...asked, context, order }, first, last)
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), [])
  const { answer, total } = list

  let body
  if (list.error !== null && total === undefined) {
    body = (
      <EmptyState
        icon={TriangleAlert}
        title={t('concordance.error')}
        actions={<Button onPress={list.retry}>{t('app.retry')}</Button>}
      >
        {errorText(list.error)}
      </EmptyState>
    )
  } else if (total === undefined || answer === undefined) body = <Reading query={query} onStop={onStop} />
  else if (total === 0) body = <NoHits about={answer} />
  else body = <LineList key={key} listKey={key} list={list} total={total} order={order} onRange={onRange} />

  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t('concordance.sort')}
          value={order.sort}
          options={lineSorts.map((value) => ({ value, label: t(`concordance.sort.${value}`) }))}
          onChange={(sort) => setConcordance({ order: { ...order, sort } })}
        />
        {(order.sort === 'left' || order.sort === 'right') && (
          <Select
            label={t('concordance.depth')}
            value={String(order.words)}
            options={depths.map((value) => ({ value, label: t('concordance.words', { count: Number(value) }) }))}
            onChange={(words) => setConcordance({ order: { ...order, words: Number(words) } })}
          />
        )}
        <IconButton
          icon={order.descending ? ArrowUpZA : ArrowDownAZ}
          label={t(order.descending ? 'concordance.descending' : 'concordance.ascending')}
          onPress={() => setConcordance({ order: { ...order, descending: !order.descending } })}
        />
        <Select
          label={t('concordance.context')}
          value={String(context)}
          options={contexts.map((value) => ({ value, label: t('concordance.words', { count: Number(value) }) }))}
          onChange={(words) => setConcordance({ context: Number(words) })}
        />
        {answer !== undefined && <QueryCount about={answer} shown={total} />}
        <SaveLines asked={asked} context={context} order={order} isDisabled={(total ?? 0) === 0} />
      </div>
      {answer !== undefined && <QueryNotes about={answer} />}
      {body}
    </>
  )
}

interface SaveProps {
  readonly asked: PaneProps['asked']
  readonly context: number
  readonly order: LineOrder
  readonly isDisabled: boolean
}

/** Writes all lines, in the order shown, to a CSV file. */
function SaveLines({ asked, context, order, isDisabled }: SaveProps) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const prepare = useAction('concordance.csv')
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const { export: id, fileName, rows } = await prepare({ ...asked, context, order })
      if (await host.saveExport(id, fileName, client))
        toast({ tone: 'success', text: t('concordance.csvSaved', { count: rows, fileName }) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="s" isDisabled={isDisabled || busy} onPress={() => void save().catch(() => undefined)}>
      <FileDown size={14} aria-hidden />
      {t(busy ? 'concordance.csvBusy' : 'concordance.csv')}
    </Button>
  )
}
