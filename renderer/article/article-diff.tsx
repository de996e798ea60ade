import { useId } from 'react'
import { useIntl } from 'react-intl'
import type { Field, FieldName } from '../../main/contract/article.ts'
import type { ArticleDiff } from '../../main/contract/text-diff.ts'
import { useCall, useErrorText } from '../app/api.ts'
import { useView } from '../app/view-store.ts'
import { useDates } from '../i18n/dates.ts'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import { showPublishedDate } from './published-date.ts'
import { TextDiff } from './text-diff.tsx'
import styles from './article-diff.module.css'

interface ArticleDiffViewProps {
  readonly old: string
  readonly young: string
  readonly changesOnly: boolean
}

/** Two articles, old beside new: what differs in their description, then their words. */
export function ArticleDiffView({ old, young, changesOnly }: ArticleDiffViewProps) {
  const t = useT()
  const errorText = useErrorText()
  const { data, error, refetch } = useCall('article.diff', { old, new: young })
  if (data === undefined) {
    return error === null ? (
      <Spinner label={t('diff.comparing')} />
    ) : (
      <p className={styles.error} role="alert">
        {t('diff.error', { message: errorText(error) })}{' '}
        <Button size="s" onPress={() => void refetch()}>
          {t('compare.again')}
        </Button>
      </p>
    )
  }
  const { same, removed, added } = data.words
  const share = (of: number): number => (of === 0 ? 0 : same / of)
  return (
    <div className={styles.texts} role="region" aria-label={t('diff.texts')} tabIndex={0}>
      <FieldDifferences diff={data} />
      <TextDiff
        diff={data}
        label={t('diff.texts')}
        changesOnly={changesOnly}
        old={<Head diff={data} side="old" share={share(same + removed)} />}
        young={<Head diff={data} side="new" share={share(same + added)} />}
      />
    </div>
  )
}

interface HeadProps {
  readonly diff: ArticleDiff
  readonly side: 'old' | 'new'
  readonly share: number
}

function Head({ diff, side, share }: HeadProps) {
  const t = useT()
  const dates = useDates()
  const openArticle = useView((view) => view.openArticle)
  const field = (name: FieldName): Field => diff.fields.find((one) => one.name === name)![side]
  const [title, outlet, date] = [field('title'), field('outlet'), field('date')]
  return (
    <>
      <span className={styles.side}>{t(side === 'old' ? 'diff.older' : 'diff.newer')}</span>
      <span className={styles.title} dir="auto">
        {title.value ?? t('diff.untitled')}
      </span>
      <span className={styles.meta}>
        <bdi>{outlet.value ?? t('list.noOutlet')}</bdi> <StatusMark status={outlet.status} />
        {' · '}
        {date.value === null ? t('list.noDate') : dates.published(date.value)} <StatusMark status={date.status} />
      </span>
      <span className={styles.meta}>
        {t('diff.share', { share })}{' '}
        <Button size="s" tone="quiet" onPress={() => openArticle(diff[side])}>
          {t('diff.read')}
        </Button>
      </span>
    </>
  )
}

/** The fields whose values differ, side by side, each with how it is known. */
function FieldDifferences({ diff }: { readonly diff: ArticleDiff }) {
  const t = useT()
  const id = useId()
  const { locale } = useIntl()
  const differing = diff.fields.filter(({ differs }) => differs)
  const shown = (name: FieldName, { value, status }: Field) => (
    <>
      {value === null ? (
        <span className={styles.unknown}>{t('diff.unknown')}</span>
      ) : (
        <bdi>{name === 'date' ? showPublishedDate(value, locale) : value}</bdi>
      )}{' '}
      <StatusMark status={status} />
    </>
  )
  if (differing.length === 0) return <p className={styles.same}>{t('diff.fields.none')}</p>
  return (
    <section aria-labelledby={id} className={styles.fields}>
      <h3 id={id} className="visually-hidden">
        {t('diff.fields')}
      </h3>
      <dl>
        {differing.map(({ name, old, new: young }) => (
          <div key={name}>
            <dt>{t(`field.${name}`)}</dt>
            <dd>{shown(name, old)}</dd>
            <dd>
              <span aria-hidden className={styles.arrow}>
                {'→'}
              </span>{' '}
              {shown(name, young)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
