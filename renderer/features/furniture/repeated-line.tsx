import { RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import type { FurnitureLine } from '../../../main/contract/furniture.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './furniture.module.css'

interface RepeatedLineProps {
  readonly line: FurnitureLine
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
  readonly onForget: () => void
}

/** One repeated line: how often, where, what speaks against it, and samples of what stands around it. */
export function RepeatedLine({ line, chosen, onChoose, onForget }: RepeatedLineProps) {
  const t = useT()
  const id = useId()
  const [open, setOpen] = useState(false)
  const openArticle = useView((view) => view.openArticle)
  const facts = [
    t('furniture.documents', { count: line.documents, share: line.share }),
    t(`furniture.position.${line.position}`),
    ...(line.decision === null && line.open < line.documents ? [t('furniture.open', { count: line.open })] : []),
  ]
  return (
    <li className={styles.line} data-decision={line.decision ?? undefined}>
      <div className={styles.lineHead}>
        <Checkbox isSelected={chosen} onChange={onChoose}>
          <bdi className={styles.words}>{line.text}</bdi>
        </Checkbox>
        {line.decision !== null && (
          <>
            <span className={styles.decision}>{t(`furniture.decision.${line.decision}`)}</span>
            <IconButton
              icon={RotateCcw}
              size="s"
              label={t('furniture.forget', { line: line.text })}
              onPress={onForget}
            />
          </>
        )}
      </div>
      <p className={styles.facts}>
        {line.documents > 0 ? facts.join(' · ') : t('furniture.gone')}
        {line.samples.length > 0 && (
          <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {t('furniture.samples')}
          </button>
        )}
      </p>
      {line.doubts.map((doubt) => (
        <p key={doubt} className={styles.doubt}>
          {t(`furniture.doubt.${doubt}`, { count: line.elsewhere })}
        </p>
      ))}
      {open && (
        <ul id={id} className={styles.samples}>
          {line.samples.map((sample) => (
            <li key={sample.article}>
              <span dir="auto">{sample.before}</span>
              <mark dir="auto">{line.text}</mark>
              <span dir="auto">{sample.after}</span>
              <button type="button" onClick={() => openArticle(sample.article)}>
                <bdi>{sample.title}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
