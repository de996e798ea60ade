import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { fieldNames, type ArticleDetail, type Field, type FieldName } from '../../../main/contract/article.ts'
import { useCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { showPublishedDate } from '../../article/published-date.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EditableField } from './editable-field.tsx'
import { Evidence } from './evidence.tsx'
import { showLanguage } from './field-input.ts'
import { OpenLink } from './open-link.tsx'
import styles from './metadata.module.css'

/** The title and the other metadata of an article, each with how it is known, edited in place. */
export function Metadata({ article }: { readonly article: ArticleDetail }) {
  const t = useT()
  const { locale } = useIntl()
  const [editing, setEditing] = useState<FieldName | null>(null)
  const [asking, setAsking] = useState(false)
  const many = useView((view) => view.selection.size > 1)
  useCommand('article.edit', () => setEditing('title'), !many)

  const editable = (name: FieldName, field: Field, shown: string) => (
    <EditableField
      article={article.id}
      name={name}
      field={field}
      editing={editing === name}
      onEditing={(on) => setEditing(on ? name : null)}
    >
      {shown}
    </EditableField>
  )
  const show = (name: FieldName, value: string | null): string => {
    if (value === null) return t(`reader.add.${name}`)
    if (name === 'date') return showPublishedDate(value, locale)
    if (name === 'language') return showLanguage(value, locale)
    return value
  }

  return (
    <>
      <div className={styles.heading}>
        <h2 className={styles.title} data-long={(article.title.value?.length ?? 0) > 110 || undefined}>
          {editable('title', article.title, articleLabel(article.title.value, article.body || article.text, t))}
        </h2>
        {editing !== 'title' && <Evidence article={article.id} name="title" field={article.title} />}
      </div>
      <dl className={styles.fields}>
        {fieldNames
          .filter((name) => name !== 'title')
          .map((name) => (
            <div key={name} className={styles.field}>
              <dt>{t(`field.${name}`)}</dt>
              <dd>
                {editable(name, article[name], show(name, article[name].value))}
                {editing !== name && (
                  <>
                    {name === 'url' && article.url.value !== null && (
                      <IconButton
                        icon={ExternalLink}
                        size="s"
                        label={t('reader.link.open')}
                        onPress={() => setAsking(true)}
                      />
                    )}
                    <Evidence article={article.id} name={name} field={article[name]} />
                  </>
                )}
              </dd>
            </div>
          ))}
      </dl>
      {asking && article.url.value !== null && <OpenLink url={article.url.value} onClose={() => setAsking(false)} />}
    </>
  )
}
