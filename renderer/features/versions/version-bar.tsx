import { ChevronDown, ChevronLeft, ChevronRight, GitCompareArrows } from 'lucide-react'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { Version } from '../../../main/contract/versions.ts'
import { useCall } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import styles from './versions.module.css'

/** Above an article that has other versions: which one it is, the way to the others, and to what changed. */
export function VersionBar({ article }: { readonly article: ArticleId }) {
  const t = useT()
  const dates = useDates()
  const openArticle = useView((view) => view.openArticle)
  const showVersions = useView((view) => view.showVersions)
  const versions = useCall('article.versions', { id: article }).data?.versions ?? []
  const at = versions.findIndex(({ id }) => id === article)
  const before = versions[at - 1]
  const after = versions[at + 1]
  const compare = (): void => {
    if (before !== undefined) showVersions(before.id, article)
    else if (after !== undefined) showVersions(article, after.id)
  }
  useCommand('version.previous', () => before && openArticle(before.id), at >= 0 && before !== undefined)
  useCommand('version.next', () => after && openArticle(after.id), at >= 0 && after !== undefined)
  useCommand('version.compare', compare, at >= 0)
  if (at < 0) return null

  const dated = ({ date }: Version): string => (date === null ? t('list.noDate') : dates.published(date))
  return (
    <div role="toolbar" aria-label={t('versions.title')} className={styles.bar}>
      <IconButton
        icon={ChevronLeft}
        size="s"
        label={t('versions.previous')}
        shortcut="["
        isDisabled={before === undefined}
        onPress={() => before && openArticle(before.id)}
      />
      <MenuButton
        label={t('versions.title')}
        entries={versions.map((version, place) => ({
          id: version.id,
          label: t('versions.entry', {
            number: place + 1,
            date: dated(version),
            outlet: version.outlet ?? t('list.noOutlet'),
            title: articleLabel(version.title, version.opening, t),
          }),
          checked: version.id === article,
          onAction: () => openArticle(version.id),
        }))}
      >
        <Button size="s" tone="quiet">
          {t('versions.at', { at: at + 1, count: versions.length })}
          <ChevronDown size={14} aria-hidden />
        </Button>
      </MenuButton>
      <IconButton
        icon={ChevronRight}
        size="s"
        label={t('versions.next')}
        shortcut="]"
        isDisabled={after === undefined}
        onPress={() => after && openArticle(after.id)}
      />
      <span className={styles.date}>
        {versions[at]!.sameAsPrevious ? t('versions.sameAsPrevious') : dated(versions[at]!)}
      </span>
      <Button size="s" onPress={compare}>
        <GitCompareArrows size={14} aria-hidden />
        {t(before === undefined ? 'versions.compareNext' : 'versions.comparePrevious')}
      </Button>
    </div>
  )
}
