import { Snowflake } from 'lucide-react'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { runCommand } from '../../app/commands.ts'
import { Button } from '../../ui/button.tsx'
import styles from './set-toolbar.module.css'

/** Says that a set stays as it is since `at` (ISO 8601), and offers the way to go on working. */
export function FrozenBadge({ at }: { readonly at: string }) {
  const t = useT()
  const dates = useDates()
  return (
    <span className={styles.frozen}>
      <Snowflake size={14} aria-hidden />
      <span title={t('compare.frozen.meaning')}>{t('compare.frozen', { date: dates.published(at) })}</span>
      <Button size="s" onPress={() => void runCommand('set.duplicate')}>
        {t('compare.frozen.duplicate')}
      </Button>
    </span>
  )
}
