import { ArrowLeft, ArrowLeftRight, Columns3, FileDiff } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { Version } from '../../../main/contract/versions.ts'
import { useCall } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { currentView, useView } from '../../app/view-store.ts'
import { ArticleDiffView } from '../../article/article-diff.tsx'
import { articleLabel } from '../../article/article-label.ts'
import { TextDiffLegend } from '../../article/text-diff.tsx'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './versions.module.css'

/** What differs between two articles: any two versions, or two of a group of duplicates. */
export function VersionsView() {
  const t = useT()
  const shown = useView((view) => view.versions)
  if (shown === null) {
    return (
      <EmptyState icon={FileDiff} title={t('versions.none.title')}>
        {t('versions.none.text')}
      </EmptyState>
    )
  }
  return <Difference key={`${shown.old}-${shown.new}`} old={shown.old} young={shown.new} />
}

/** One of the articles that can be chosen. */
type Choice = Pick<Version, 'id' | 'title' | 'opening' | 'outlet' | 'date'>

function Difference({ old, young }: { readonly old: ArticleId; readonly young: ArticleId }) {
  const t = useT()
  const id = useId()
  const dates = useDates()
  const { showVersions, openArticle, openDialog } = currentView()
  const [changesOnly, setChangesOnly] = useState(true)
  const group = useCall('article.versions', { id: young }, { keep: true }).data?.versions ?? []
  const first = useCall('article.get', { id: old }).data
  const second = useCall('article.get', { id: young }).data
  const choices: Choice[] = [...group]
  // Articles that are not answered to be versions can be compared as well.
  for (const article of [first, second]) {
    if (article === undefined || choices.some((one) => one.id === article.id)) continue
    const { title, outlet, date, body, text } = article
    choices.push({
      id: article.id,
      title: title.value,
      outlet: outlet.value,
      date: date.value,
      opening: (body || text).slice(0, 160),
    })
  }
  const options = choices.map((choice, at) => ({
    value: choice.id,
    label: t('versions.entry', {
      number: at + 1,
      date: choice.date === null ? t('list.noDate') : dates.published(choice.date),
      outlet: choice.outlet ?? t('list.noOutlet'),
      title: articleLabel(choice.title, choice.opening, t),
    }),
  }))
  const back = (): void => openArticle(young)
  const at = group.findIndex((version) => version.id === young)
  const [before, after] = [group[at - 1], group[at + 1]]
  // Steps through the versions with the one before each.
  useCommand('version.previous', () => before && showVersions(group[at - 2]?.id ?? old, before.id), at > 1)
  useCommand('version.next', () => after && showVersions(young, after.id), after !== undefined)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    back()
  }
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div role="presentation" className={styles.section} onKeyDown={onKeyDown}>
        <header className={styles.head}>
          <IconButton icon={ArrowLeft} label={t('versions.back')} onPress={back} />
          <h2 id={id} className={styles.heading}>
            {t('versions.heading')}
          </h2>
          <Button
            onPress={() => openDialog({ kind: 'create-set', ids: choices.slice(0, 50).map((choice) => choice.id) })}
          >
            <Columns3 size={14} aria-hidden />
            {t('versions.set', { count: Math.min(choices.length, 50) })}
          </Button>
        </header>
        <div className={styles.choose}>
          <Select
            label={t('diff.older')}
            value={old}
            options={options.filter(({ value }) => value !== young)}
            onChange={(next) => showVersions(next, young)}
          />
          <IconButton icon={ArrowLeftRight} label={t('versions.swap')} onPress={() => showVersions(young, old)} />
          <Select
            label={t('diff.newer')}
            value={young}
            options={options.filter(({ value }) => value !== old)}
            onChange={(next) => showVersions(old, next)}
          />
        </div>
        <div className={styles.tools}>
          <Checkbox isSelected={changesOnly} onChange={setChangesOnly}>
            {t('diff.changesOnly')}
          </Checkbox>
          <TextDiffLegend />
        </div>
        <ArticleDiffView old={old} young={young} changesOnly={changesOnly} />
      </div>
    </section>
  )
}
