import { CircleCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { FurnitureDecision, FurnitureGroupId, FurnitureLine } from '../../../main/contract/furniture.ts'
import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { LinesPreview } from './lines-preview.tsx'
import { RepeatedLine } from './repeated-line.tsx'
import { lineSections } from './sections.ts'
import styles from './furniture.module.css'

interface GroupLinesProps {
  readonly group: FurnitureGroupId
  /** A line that was asked for: it is chosen from the beginning, whatever speaks against it. */
  readonly line: string | undefined
}

/** The repeated lines of one group: proposed ones, decided ones, those that may be part of the articles, and what they would change. */
export function GroupLines({ group, line }: GroupLinesProps) {
  const t = useT()
  const errorText = useErrorText()
  const { data, error, refetch } = useCall(
    'furniture.lines',
    { group, ...(line !== undefined && { line }) },
    { keep: true },
  )
  const decide = useAction('furniture.decide')
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [doubtful, setDoubtful] = useState(false)
  const [working, setWorking] = useState(false)
  const sections = useMemo(() => lineSections(data?.lines ?? [], line), [data, line])

  if (data === undefined) {
    return error === null ? (
      <Spinner label={t('furniture.counting')} />
    ) : (
      <EmptyState
        title={t('furniture.error')}
        actions={<Button onPress={() => void refetch()}>{t('reader.again')}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    )
  }
  const known = new Set(data.lines.map(({ key }) => key))
  const selected = [...(chosen ?? (sections.asked === undefined ? [] : [sections.asked.key]))].filter((key) =>
    known.has(key),
  )
  const choose = (keys: readonly string[], on: boolean): void => {
    const next = new Set(selected)
    for (const key of keys) {
      if (on) next.add(key)
      else next.delete(key)
    }
    setChosen(next)
  }
  const give = async (keys: readonly string[], decision: FurnitureDecision | null): Promise<void> => {
    const texts = data.lines.filter(({ key }) => keys.includes(key)).map(({ text }) => text)
    setWorking(true)
    try {
      const { changed } = await decide({ group, lines: texts, decision })
      setChosen(new Set())
      toast({
        tone: 'success',
        text: t(`furniture.done.${decision ?? 'forgotten'}`, { lines: texts.length, articles: changed }),
        command: 'history.undo',
      })
    } finally {
      setWorking(false)
    }
  }
  const list = (lines: readonly FurnitureLine[]) =>
    lines.map((each) => (
      <RepeatedLine
        key={each.key}
        line={each}
        chosen={selected.includes(each.key)}
        onChoose={(on) => choose([each.key], on)}
        onForget={() => void give([each.key], null)}
      />
    ))
  const { proposed, decided, doubted, asked } = sections
  const all = proposed.length > 0 && proposed.every(({ key }) => selected.includes(key))

  return (
    <div className={styles.main}>
      <div role="toolbar" aria-label={t('furniture.decide')} className={styles.bar}>
        <Checkbox
          isSelected={all}
          isIndeterminate={!all && selected.length > 0}
          isDisabled={proposed.length === 0}
          onChange={(on) =>
            choose(
              proposed.map(({ key }) => key),
              on,
            )
          }
        >
          {t('furniture.all', { count: proposed.length })}
        </Checkbox>
        <span className={styles.counted}>
          {data.counted < data.group.articles
            ? t('furniture.countedSome', { counted: data.counted, articles: data.group.articles })
            : t(data.documents < data.counted ? 'furniture.countedOnce' : 'furniture.counted', {
                articles: data.group.articles,
                documents: data.documents,
              })}
        </span>
        <Button isDisabled={selected.length === 0 || working} onPress={() => void give(selected, 'rejected')}>
          {t('furniture.reject')}
        </Button>
        <Button
          tone="primary"
          isDisabled={selected.length === 0 || working}
          onPress={() => void give(selected, 'accepted')}
        >
          {working ? t('furniture.working') : t('furniture.accept', { count: selected.length })}
        </Button>
      </div>
      <div className={styles.columns}>
        <div className={styles.lines}>
          {asked !== undefined && (
            <section aria-label={t('furniture.asked')}>
              <h3 className={styles.sectionTitle}>{t('furniture.asked')}</h3>
              <ul>{list([asked])}</ul>
            </section>
          )}
          <section aria-label={t('furniture.proposed')}>
            <h3 className={styles.sectionTitle}>{t('furniture.proposed')}</h3>
            {proposed.length === 0 ? (
              <p className={styles.nothing}>{t('furniture.nothing')}</p>
            ) : (
              <ul>{list(proposed)}</ul>
            )}
          </section>
          {decided.length > 0 && (
            <section aria-label={t('furniture.decided')}>
              <h3 className={styles.sectionTitle}>{t('furniture.decided')}</h3>
              <ul>{list(decided)}</ul>
            </section>
          )}
          {doubted.length > 0 && (
            <section aria-label={t('furniture.doubtful')}>
              <h3 className={styles.sectionTitle}>
                <button type="button" aria-expanded={doubtful} onClick={() => setDoubtful(!doubtful)}>
                  {t('furniture.doubtfulCount', { count: doubted.length })}
                </button>
              </h3>
              {doubtful && <ul>{list(doubted)}</ul>}
            </section>
          )}
        </div>
        {selected.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('furniture.choose.title')}>
            {t('furniture.choose.text')}
          </EmptyState>
        ) : (
          <LinesPreview group={group} lines={selected} />
        )}
      </div>
    </div>
  )
}
