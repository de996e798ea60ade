import { History } from 'lucide-react'
import type { SetProposals } from '../../../main/contract/set-proposals.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { MenuButton } from '../../ui/menu.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './column-head.module.css'

interface NewerVersionProps {
  readonly proposal: SetProposals['newer'][number]
  readonly frozen: boolean
  readonly onReplace: (member: string, newer: string) => void
  readonly onAdd: (article: string) => void
}

/** A badge on a member that has a newer version outside the set: what changed, and taking it in. */
export function NewerVersion({ proposal, frozen, onReplace, onAdd }: NewerVersionProps) {
  const t = useT()
  const dates = useDates()
  const showVersions = useView((view) => view.showVersions)
  const { member, article } = proposal
  const entry = (id: string, onAction: () => void, isDisabled = false) => ({
    id,
    label: t(`compare.newer.${id}`),
    onAction,
    isDisabled,
  })
  const label = t('compare.newer.named', {
    title: articleLabel(article.title, article.opening, t),
    date: article.date === null ? t('compare.date.unknown') : dates.published(article.date),
  })
  return (
    <MenuButton
      label={label}
      entries={[
        entry('diff', () => showVersions(member, article.id)),
        entry('replace', () => onReplace(member, article.id), frozen),
        entry('add', () => onAdd(article.id), frozen),
      ]}
    >
      <Button size="s" tone="quiet" aria-label={label}>
        <History size={14} aria-hidden />
        <span className={styles.newer}>{t('compare.newer')}</span>
      </Button>
    </MenuButton>
  )
}
