import { useCall } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './about-dialog.module.css'

/** What this is, which version, and what the open corpus holds. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const info = useCall('app.info', {}).data
  const corpus = useCall('corpus.current', {}).data ?? null
  const facts: [string, string][] =
    corpus === null
      ? []
      : [
          [t('about.corpus'), corpus.name],
          [t('about.location'), corpus.location],
          [t('about.articles'), t('about.number', { count: corpus.articles })],
          [t('about.words'), t('about.number', { count: corpus.words })],
          [t('about.originals'), t('about.number', { count: corpus.originals })],
          [t('about.size'), t('about.bytes', { megabytes: corpus.bytes / 1e6 })],
        ]
  return (
    <Dialog
      title={t('command.help.about')}
      onClose={onClose}
      actions={
        <Button tone="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <div>
        <p className={styles.name}>{t('app.name')}</p>
        <p className={styles.version}>
          {t('about.version', { version: info?.version ?? '', shell: t(`about.shell.${info?.shell ?? 'loopback'}`) })}
        </p>
      </div>
      <p>{t('about.text')}</p>
      <p>{t('about.offline')}</p>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Dialog>
  )
}
