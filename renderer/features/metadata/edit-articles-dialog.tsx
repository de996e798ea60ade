import { useState } from 'react'
import { fieldNames, type ArticleDetail, type ArticleId, type FieldName } from '../../../main/contract/article.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldProblem } from './field-problem.ts'
import styles from './edit-articles-dialog.module.css'

interface FormProps {
  readonly ids: readonly ArticleId[]
  /** The article, when it is only one: its values are where editing starts. */
  readonly article: ArticleDetail | null
  readonly onClose: () => void
}

function EditForm({ ids, article, onClose }: FormProps) {
  const t = useT()
  const edit = useAction('article.edit')
  const [values, setValues] = useState<Partial<Record<FieldName, string>>>({})
  const [problems, setProblems] = useState<Partial<Record<FieldName, string>>>({})

  const stored = (field: FieldName): string => article?.[field].value ?? ''
  const put = (field: FieldName, value: string | undefined): void => {
    setValues((before) => {
      const next = { ...before }
      if (value === undefined || (article !== null && value === stored(field))) delete next[field]
      else next[field] = value
      return next
    })
    setProblems((before) => ({ ...before, [field]: undefined }))
  }
  const submit = async (): Promise<void> => {
    const changed = fieldNames.filter((field) => values[field] !== undefined)
    if (changed.length === 0) return onClose()
    const found = Object.fromEntries(
      changed.flatMap((field) => {
        const problem = fieldProblem(field, values[field]!)
        return problem === null ? [] : [[field, t(problem)]]
      }),
    )
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const fields = Object.fromEntries(changed.map((field) => [field, values[field]!.trim() || null]))
    const { changed: count } = await edit({ ids: [...ids], fields })
    onClose()
    toast({ tone: 'success', text: t('metadata.changed', { count }), command: 'history.undo' })
  }

  return (
    <Dialog
      title={t('metadata.dialog', { count: ids.length })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={Object.keys(values).length === 0}>
            {t('metadata.save')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t(article === null ? 'metadata.many' : 'metadata.one')}</p>
      {fieldNames.map((field) => {
        const value = values[field]
        const label = t(`metadata.${field}`)
        return (
          <div key={field} className={styles.row}>
            {article === null && (
              <Checkbox isSelected={value !== undefined} onChange={(on) => put(field, on ? '' : undefined)}>
                <span className="visually-hidden">{t('metadata.change', { field: label })}</span>
              </Checkbox>
            )}
            <div className={styles.field}>
              <TextField
                label={label}
                value={value ?? stored(field)}
                placeholder={article === null ? t(value === undefined ? 'metadata.keep' : 'metadata.clear') : undefined}
                hint={
                  field === 'date'
                    ? t('metadata.date.hint')
                    : field === 'language'
                      ? t('metadata.language.hint')
                      : undefined
                }
                error={problems[field]}
                onChange={(next) => put(field, next)}
              />
            </div>
            {article !== null && (
              <span className={styles.status}>
                <StatusMark
                  status={value === undefined ? article[field].status : value.trim() === '' ? 'unknown' : 'entered'}
                  word
                />
              </span>
            )}
          </div>
        )
      })}
    </Dialog>
  )
}

interface EditArticlesDialogProps {
  readonly ids: readonly ArticleId[]
  readonly onClose: () => void
}

/** Edits the metadata of one or many articles in one step. What is typed has the status "entered". */
export function EditArticlesDialog({ ids, onClose }: EditArticlesDialogProps) {
  const only = ids.length === 1 ? ids[0]! : null
  const article = useCall('article.get', { id: only ?? '1' }, { enabled: only !== null }).data
  if (only !== null && article === undefined) return null
  return <EditForm ids={ids} article={only === null ? null : (article ?? null)} onClose={onClose} />
}
