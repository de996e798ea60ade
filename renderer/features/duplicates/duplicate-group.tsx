import { Columns3, GitCompareArrows } from 'lucide-react'
import { useState } from 'react'
import type { DuplicateGroup, DuplicateMember } from '../../../main/contract/duplicates.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import styles from './duplicates.module.css'

/** More of a group are shown when asked for. */
const shownAtFirst = 6
/** A set holds no more. */
const largestSet = 50

/** One group: its articles, or the places where its one article was met, and what can be done with it. */
export function DuplicateGroupView({ group }: { readonly group: DuplicateGroup }) {
  const t = useT()
  const [all, setAll] = useState(false)
  const openDialog = useView((view) => view.openDialog)
  const showVersions = useView((view) => view.showVersions)
  const { kind, size, members } = group
  const one = kind === 'bytes' || kind === 'text'
  const shown = all ? members : members.slice(0, shownAtFirst)
  const hidden = members.length - shown.length
  const [old, young] = members
  return (
    <>
      <div className={styles.facts}>
        <span className={styles.size}>
          {t(one ? 'duplicates.places' : 'duplicates.articles', { count: size })}
          {' · '}
          {t('list.words', { count: group.words })}
        </span>
        {!one && old !== undefined && young !== undefined && (
          <>
            <Button size="s" tone="quiet" onPress={() => showVersions(old.id, young.id)}>
              <GitCompareArrows size={14} aria-hidden />
              {t('duplicates.compare')}
            </Button>
            <Button
              size="s"
              tone="quiet"
              onPress={() => openDialog({ kind: 'create-set', ids: members.slice(0, largestSet).map(({ id }) => id) })}
            >
              <Columns3 size={14} aria-hidden />
              {t('duplicates.set')}
            </Button>
          </>
        )}
      </div>
      <ul className={styles.members}>
        {shown.map((member) => (
          <Member key={member.id} member={member} places={one} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="s" tone="quiet" onPress={() => setAll(true)}>
          {t('duplicates.more', { count: hidden })}
        </Button>
      )}
      {size > members.length && !one && hidden === 0 && (
        <p className={styles.rest}>{t('duplicates.rest', { count: size - members.length })}</p>
      )}
    </>
  )
}

function Member({ member, places }: { readonly member: DuplicateMember; readonly places: boolean }) {
  const t = useT()
  const dates = useDates()
  const openArticle = useView((view) => view.openArticle)
  const label = articleLabel(member.title, member.opening, t)
  return (
    <li>
      <button type="button" className={styles.open} title={t('duplicates.read')} onClick={() => openArticle(member.id)}>
        <bdi className={styles.name}>{label}</bdi>
        <span className={styles.meta}>
          <bdi>{member.outlet ?? t('list.noOutlet')}</bdi>
          {' · '}
          {member.date === null ? t('list.noDate') : dates.published(member.date)}
        </span>
      </button>
      {places && (
        <ol className={styles.sources} aria-label={t('duplicates.sources')}>
          {member.sources.map((source) => (
            <li key={`${source.path}\n${source.record ?? ''}\n${source.sha256}`}>
              <span dir="ltr" className={styles.path}>
                {source.path}
                {source.record !== undefined && ` # ${source.record}`}
              </span>
              <span className={styles.hash} title={`SHA-256 ${source.sha256}`}>
                {source.sha256.slice(0, 8)}
              </span>
              <span className={styles.meta}>{dates.added(source.importedAt)}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
