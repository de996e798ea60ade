import { FileDown, Quote } from 'lucide-react'
import { useMemo, useState } from 'react'
import { quotationsTable } from '../../../main/contract/comparison-tables.ts'
import { applyQuotationDecisions, enterSpeaker } from '../../../main/contract/quotation-speakers.ts'
import type { Quotation, QuotationVariant } from '../../../main/contract/quotations.ts'
import { useCommand } from '../../app/commands.ts'
import { useSaveTable } from '../../app/use-save-table.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import { tableArticles } from '../compare/table-articles.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { QuotationList } from './quotation-list.tsx'
import {
  quotationKinds,
  useQuotationsView,
  whichQuotations,
  type QuotationKindChoice,
  type WhichQuotations,
} from './quotations-store.ts'
import { SpeakerDialog } from './speaker-dialog.tsx'
import styles from './quotations.module.css'

const carriers = ({ variants }: Quotation): number => new Set(variants.map(({ article }) => article)).size
const isShown = (quotation: Quotation, which: WhichQuotations, kind: QuotationKindChoice): boolean =>
  (kind === 'both' || quotation.speech === (kind === 'speech')) &&
  (which === 'all' ||
    (carriers(quotation) > 1 &&
      (which === 'several' || quotation.variants.some((variant) => variant.kind !== 'exact'))))

/** Quotations over the articles: who carries each, how much of its longest form, and who is said to speak. */
export function QuotationsPage({ set, columns, members, comparison, work, onShow }: SetPageProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const saveTable = useSaveTable()
  const [entering, setEntering] = useState<QuotationVariant | null>(null)
  const quotations = useMemo(
    () => applyQuotationDecisions(comparison?.quotations ?? [], work.decisions),
    [comparison, work.decisions],
  )
  const several = comparison === undefined || quotations.some((quotation) => carriers(quotation) > 1)
  const { which: chosen, kind, form, change } = useQuotationsView(set.id)
  const which = chosen ?? (several ? 'several' : 'all')
  const shown = useMemo(
    () => quotations.filter((quotation) => isShown(quotation, which, kind)),
    [quotations, which, kind],
  )
  const variants = shown.flatMap((quotation) => quotation.variants)
  const current = variants.find(({ key }) => key === form)
  useCommand('speaker.edit', () => setEntering(current ?? null), current !== undefined && !work.frozen)
  const enter = (variant: QuotationVariant, speaker: string): void => {
    const step = speaker === '' ? t('quotations.step.back') : t('quotations.step.enter', { speaker })
    void work.decide(step, [enterSpeaker(variant, speaker)]).catch(() => undefined)
    setEntering(null)
  }
  if (comparison === undefined) return <Spinner label={t('quotations.reading')} />
  const total = quotations.length
  const save = (): void => {
    const table = quotationsTable(quotations, tableArticles(columns, members))
    saveTable(t('quotations.file', { name: set.name }), table.columns, table.rows)
  }
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Select
          label={t('quotations.which')}
          value={which}
          options={whichQuotations.map((value) => ({ value, label: t(`quotations.which.${value}`) }))}
          onChange={(value) => change({ which: value })}
        />
        <Select
          label={t('quotations.kind')}
          value={kind}
          options={quotationKinds.map((value) => ({ value, label: t(`quotations.kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
        <output className={styles.count}>{t('quotations.count', { shown: shown.length, total })}</output>
        <span className={styles.spring} />
        <Button size="s" isDisabled={total === 0} onPress={save}>
          <FileDown size={14} aria-hidden />
          {t('quotations.csv')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={Quote} title={t(total === 0 ? 'quotations.none.title' : 'quotations.filtered.title')}>
          {t(total === 0 ? 'quotations.none.text' : 'quotations.filtered.text', { total })}
        </EmptyState>
      ) : (
        <QuotationList
          quotations={shown}
          columns={comparison.articles.map(({ id }) => id)}
          members={members}
          headOf={names.headOf}
          form={form}
          onForm={(key) => change({ form: key })}
          onEnter={work.frozen ? undefined : setEntering}
          onShow={onShow}
        />
      )}
      {entering !== null && (
        <SpeakerDialog
          variant={entering}
          known={[...new Set(quotations.flatMap((one) => one.variants.flatMap(({ speaker }) => speaker ?? [])))]}
          onSpeaker={(speaker) => enter(entering, speaker)}
          onClose={() => setEntering(null)}
        />
      )}
    </div>
  )
}
