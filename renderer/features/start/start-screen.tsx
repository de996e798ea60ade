import { BookOpen, FilePlus2, FolderOpen } from 'lucide-react'
import { useAction, useApi, useCall } from '../../app/api.ts'
import { runCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { StartDrop } from './start-drop.tsx'
import styles from './start-screen.module.css'

/** The window without a corpus: make one, open one, or try the sample. */
export function StartScreen() {
  const t = useT()
  const client = useApi()
  const recent = useCall('corpus.recent', {}).data ?? []
  const open = useAction('corpus.open')
  const openRecent = (id: string, missing: boolean, location: string): void => {
    if (missing) toast({ tone: 'danger', text: t('start.missing', { location }) })
    else void open({ source: id })
  }
  return (
    <StartDrop client={client}>
      <main className={styles.start} aria-label={t('start.label')}>
        <div className={styles.column}>
          <h1 className={styles.name}>{t('app.name')}</h1>
          <p className={styles.motto}>{t('start.motto')}</p>
          <div className={styles.actions}>
            <Button tone="primary" onPress={() => runCommand('corpus.new')}>
              <FilePlus2 size={16} aria-hidden />
              {t('start.new')}
            </Button>
            <Button onPress={() => runCommand('corpus.open')}>
              <FolderOpen size={16} aria-hidden />
              {t('start.open')}
            </Button>
            <Button onPress={() => runCommand('corpus.sample')}>
              <BookOpen size={16} aria-hidden />
              {t('start.sample')}
            </Button>
          </div>
          <p className={styles.sample}>{t('start.sample.text')}</p>
          {recent.length > 0 && (
            <section aria-labelledby="start-recent" className={styles.recent}>
              <h2 id="start-recent" className={styles.heading}>
                {t('start.recent')}
              </h2>
              <ul>
                {recent.map((corpus) => (
                  <li key={corpus.id}>
                    <button
                      type="button"
                      className={styles.corpus}
                      data-missing={corpus.missing || undefined}
                      onClick={() => openRecent(corpus.id, corpus.missing, corpus.location)}
                    >
                      <bdi className={styles.corpusName}>{corpus.name}</bdi>
                      <bdi className={styles.location}>
                        {corpus.missing ? t('start.gone', { location: corpus.location }) : corpus.location}
                      </bdi>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </StartDrop>
  )
}
