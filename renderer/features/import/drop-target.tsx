import { FileDown } from 'lucide-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { toast } from '../../app/toasts.ts'
import { useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { corporaIn, isCorpusName } from '../../host/drop-entries.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { onApple } from '../../ui/keys.ts'
import { useStartImport } from './use-start-import.ts'
import styles from './drop-target.module.css'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

interface DropTargetProps {
  readonly corpus: string
  readonly children: ReactNode
}

/**
 * Takes files and folders that are dropped anywhere on the window. With the key for copying held, asks for options first; a
 * corpus is offered to be opened.
 */
export function DropTarget({ corpus, children }: DropTargetProps) {
  const t = useT()
  const host = useHost()
  const errorText = useErrorText()
  const startImport = useStartImport()
  const openDialog = useView((view) => view.openDialog)
  const [over, setOver] = useState(false)
  const [taken, setTaken] = useState<number | null>(null)
  // Entering a child leaves its parent: only when all are left is the pointer out.
  const depth = useRef(0)

  const onDrop = async (event: DragEvent): Promise<void> => {
    depth.current = 0
    setOver(false)
    const choose = event.ctrlKey || event.altKey
    const [corpus] = corporaIn(event.dataTransfer)
    const sources = host.takeDrop(event.dataTransfer, setTaken)
    setTaken(0)
    try {
      const found = await sources
      const articles = found.filter((source) => !isCorpusName(source.name))
      if (corpus !== undefined) {
        const source = found.find(({ name }) => isCorpusName(name))?.id ?? null
        openDialog({ kind: 'open-dropped', name: corpus, source })
      } else if (articles.length === 0) toast({ tone: 'danger', text: t('drop.nothing') })
      if (choose && corpus === undefined && articles.length > 0)
        openDialog({ kind: 'import-options', sources: articles })
      else await startImport(articles)
    } catch (error) {
      toast({ tone: 'danger', text: errorText(error) })
    } finally {
      setTaken(null)
    }
  }

  return (
    <div
      role="presentation"
      className={styles.target}
      onDragEnter={(event) => {
        if (!holdsFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={(event) => {
        if (!holdsFiles(event)) return
        depth.current -= 1
        if (depth.current <= 0) setOver(false)
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        void onDrop(event)
      }}
    >
      {children}
      {over && (
        <div className={styles.cover}>
          <div className={styles.card}>
            <FileDown size={32} strokeWidth={1.25} aria-hidden />
            <p className={styles.title}>{t('drop.title')}</p>
            <p>{t('drop.text', { corpus })}</p>
            <p className={styles.hint}>{t('drop.options', { key: onApple ? 'apple' : 'other' })}</p>
          </div>
        </div>
      )}
      {taken !== null && (
        <div role="status" className={styles.taking}>
          {t('drop.taking', { count: taken })}
        </div>
      )}
    </div>
  )
}
