import { Columns3 } from 'lucide-react'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AddArticle } from './add-article.tsx'
import styles from './set-view.module.css'

interface FewMembersProps {
  readonly members: 0 | 1
  readonly onAdd: (articles: readonly string[]) => void
}

/** Nothing to compare yet: says what to do. */
export function FewMembers({ members, onAdd }: FewMembersProps) {
  const t = useT()
  const openSet = useView((view) => view.openSetView)
  const toList = <Button onPress={() => openSet(null)}>{t('compare.few.list')}</Button>
  if (members === 1) {
    return (
      <p className={styles.hintBar}>
        {t('compare.few.one')}
        {toList}
      </p>
    )
  }
  return (
    <EmptyState
      icon={Columns3}
      title={t('compare.few.none')}
      actions={
        <>
          {toList}
          <AddArticle members={[]} similar={[]} isDisabled={false} onAdd={onAdd} />
        </>
      }
    >
      {t('compare.few.how')}
    </EmptyState>
  )
}
