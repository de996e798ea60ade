import { Info } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Field, FieldName } from '../../../main/contract/article.ts'
import { useAction } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import styles from './metadata.module.css'

interface EvidenceProps {
  readonly article: string
  readonly name: FieldName
  readonly field: Field
}

/** How a value is known, and where it was found: a small button that opens it. An inferred value can be confirmed there. */
export function Evidence({ article, name, field }: EvidenceProps) {
  const t = useT()
  const edit = useAction('article.edit')
  const label = t(`field.${name}`)
  return (
    <DialogTrigger>
      <AriaButton
        className={styles.evidenceButton ?? ''}
        aria-label={t('reader.evidence.of', { field: label, status: t(`status.${field.status}`) })}
      >
        <StatusMark status={field.status} word />
        <Info size={12} aria-hidden />
      </AriaButton>
      <Popover placement="bottom start" offset={4} className={styles.evidence ?? ''}>
        <Dialog aria-label={t('reader.evidence', { field: label })} className={styles.evidenceText ?? ''}>
          {({ close }) => (
            <>
              <p>{t(`reader.status.${field.status}`)}</p>
              {field.evidence !== undefined && field.evidence !== '' && (
                <blockquote className={styles.quote} dir="auto">
                  {field.evidence}
                </blockquote>
              )}
              {field.status === 'inferred' && field.value !== null && (
                <Button
                  size="s"
                  onPress={() => {
                    close()
                    void edit({ ids: [article], fields: { [name]: field.value } })
                  }}
                >
                  {t('reader.confirm')}
                </Button>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
