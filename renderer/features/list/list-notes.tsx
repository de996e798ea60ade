import { memo, type ReactNode } from 'react'
import { isUnclosed } from '../../../main/contract/finished-query.ts'
import { useCall } from '../../app/api.ts'
import { useView, type ListView } from '../../app/view-store.ts'
import { wordsOfQuery } from '../../app/words-of-query.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import type { ListWindow } from './use-list-window.ts'
import styles from './articles-pane.module.css'

/** Drawn again only when the filters change: it stands still while one types. */
const SavedSearchNote = memo(function SavedSearchNote() {
  const t = useT()
  const filters = useView((view) => view.filters)
  const openDialog = useView((view) => view.openDialog)
  const [filter, another] = filters
  const name = filter?.kind === 'search' && another === undefined ? filter.value : undefined
  const search = useCall('savedSearch.list', {}, { enabled: name !== undefined }).data?.find(
    (saved) => saved.name === name,
  )
  if (search === undefined) return null
  return (
    <p className={styles.note}>
      <bdi className={styles.noteText} title={search.query}>
        {t('list.saved', { query: search.query })}
      </bdi>
      <Button size="s" tone="quiet" onPress={() => openDialog({ kind: 'edit-search', search: search.id })}>
        {t('list.saved.edit')}
      </Button>
    </p>
  )
})

/** As {@link SavedSearchNote}. */
const RunNote = memo(function RunNote() {
  const t = useT()
  const run = useView((view) => view.filters.find((filter) => filter.kind === 'run'))
  const showRun = useView((view) => view.showRun)
  const report = useCall('import.runs', {}, { enabled: run !== undefined }).data?.find(
    ({ run: id }) => id === run?.value,
  )
  if (report === undefined) return null
  return (
    <p className={styles.note}>
      {t('list.run', { added: report.added + report.needsReview, here: report.alreadyHere, failed: report.failed })}
      <Button size="s" tone="quiet" onPress={() => showRun(report.run)}>
        {t('list.runReport')}
      </Button>
    </p>
  )
})

interface NotesProps {
  /** The view that the list answers. */
  readonly view: ListView
  readonly list: ListWindow
}

/** What there is to say about the answer: how the query was understood, and what it is an answer to. */
export function ListNotes({ view, list }: NotesProps) {
  const t = useT()
  const searchLiterally = useView((view) => view.searchLiterally)
  const answer = list.late ? undefined : list.answer
  const notes: ReactNode[] = []
  if (answer?.correctedTo !== undefined) {
    notes.push(
      <p key="corrected" className={styles.note}>
        <bdi>{t('list.corrected', { query: wordsOfQuery(answer.correctedTo) })}</bdi>
        <Button size="s" tone="quiet" onPress={searchLiterally}>
          {t('list.corrected.literal')}
        </Button>
      </p>,
    )
  }
  if (answer !== undefined && answer.ignored.length > 0) {
    const words = answer.ignored.map((part) => `“${part}”`).join(', ')
    notes.push(
      <p key="literal" className={styles.note}>
        {t('list.literal', { count: answer.ignored.length, words })}
      </p>,
    )
  }
  if (answer?.total === 0 && isUnclosed(view.query)) {
    notes.push(
      <p key="unclosed" className={styles.note}>
        {t('list.unclosed')}
      </p>,
    )
  }
  for (const { clause, limit, taken, of } of answer?.limits ?? []) {
    notes.push(
      <p key={clause} className={styles.note}>
        {t(`list.limit.${limit}`, { clause, taken, of })}
      </p>,
    )
  }
  for (const { clause, reason } of answer?.unknown ?? []) {
    notes.push(
      <p key={`unknown ${clause}`} className={styles.note}>
        <bdi>{t(`list.unknown.${reason}`, { clause })}</bdi>
      </p>,
    )
  }
  if (answer?.order === 'newest' && answer.rows.some(({ hits }) => hits > 0)) {
    notes.push(
      <p key="order" className={styles.note}>
        {t('list.order.why')}
      </p>,
    )
  }
  return (
    <>
      <SavedSearchNote />
      <RunNote />
      <div role="status">{notes}</div>
    </>
  )
}
