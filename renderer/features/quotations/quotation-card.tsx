import { PencilLine } from 'lucide-react'
import type { Quotation, QuotationVariant } from '../../../main/contract/quotations.ts'
import { commandOf } from '../../app/commands.ts'
import { DiffText, shownWords } from '../../article/diff-text.tsx'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import styles from './quotations.module.css'

interface QuotationCardProps extends Pick<SetPageProps, 'columns' | 'members' | 'onShow'> {
  readonly quotation: Quotation
  readonly headOf: (article: string) => ColumnName
  /** Opens the entering of a speaker; absent where nothing can be changed. */
  readonly onEnter: ((variant: QuotationVariant) => void) | undefined
}

/** Articles that are all shown in a strip. */
const MOST_IN_STRIP = 12

/** One quotation: its longest form, the strip of who carries how much of it, and each form with its speaker and verb. */
export function QuotationCard({ quotation, columns, members, headOf, onEnter, onShow }: QuotationCardProps) {
  const t = useT()
  const { variants, words } = quotation
  const longest = variants[quotation.longest]!
  const markup = (article: string) => members.get(article)?.article?.markup ?? []
  const differs = variants.some(({ share }) => share < 1)
  const carriers = new Set(variants.map(({ article }) => article))
  return (
    <article className={styles.card} aria-label={longest.text.slice(0, 120)}>
      <blockquote className={styles.longest} dir="auto">
        {shownWords(longest.text, longest.passage.start, markup(longest.article))}
      </blockquote>
      <div className={styles.head}>
        <span>
          {carriers.size > 1
            ? t('quotations.carried', { articles: carriers.size, of: columns.length })
            : t('quotations.alone', { column: headOf(longest.article).short })}
          <span className={styles.faint}> {t('quotations.words', { words })}</span>
        </span>
        {carriers.size > 1 && <Strip quotation={quotation} columns={columns} headOf={headOf} />}
      </div>
      <ul className={styles.forms}>
        {variants.map((variant) => (
          <li key={variant.key} className={styles.form}>
            <button
              type="button"
              data-form={variant.key}
              className={styles.open}
              title={t('quotations.open', { column: headOf(variant.article).long })}
              onClick={() => onShow(variant.passage)}
            >
              <span className={styles.siglum}>{headOf(variant.article).siglum}</span>
              <bdi className={styles.outlet}>{headOf(variant.article).outlet ?? headOf(variant.article).title}</bdi>
              <span className="visually-hidden">{t('quotations.show')}</span>
            </button>
            <div className={styles.said}>
              <Speaker variant={variant} />
              {carriers.size > 1 && (
                <span className={styles.kind}>
                  {variant === longest && differs
                    ? t('quotations.form.longest')
                    : t(
                        `quotations.form.${variant.share === 1 && variant.kind !== 'reworded' ? 'whole' : variant.kind}`,
                        {
                          percent: Math.round(variant.share * 100),
                        },
                      )}
                </span>
              )}
              {variant.depth > 0 && <span className={styles.faint}>{t('quotations.nested')}</span>}
              {onEnter !== undefined && (
                <IconButton
                  icon={PencilLine}
                  size="s"
                  label={t('quotations.speaker')}
                  shortcut={commandOf('speaker.edit').key ?? ''}
                  onPress={() => onEnter(variant)}
                />
              )}
            </div>
            {variant.diff?.some(({ op }) => op !== 'same') === true || (variant.share < 1 && variant !== longest) ? (
              <p className={styles.words} dir="auto">
                {variant.diff === undefined ? (
                  shownWords(variant.text, variant.passage.start, markup(variant.article))
                ) : (
                  <DiffText runs={variant.diff} start={variant.passage.start} hidden={markup(variant.article)} />
                )}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </article>
  )
}

/** Who is said to speak, by which verb, and how that is known. */
function Speaker({ variant: { speaker, verb, speakerStatus, stance } }: { readonly variant: QuotationVariant }) {
  const t = useT()
  if (speaker === null) return <span className={styles.faint}>{t('quotations.speaker.none')}</span>
  return (
    <span className={styles.speaker} data-status={speakerStatus}>
      <bdi>{speaker}</bdi>
      {speakerStatus !== undefined && <StatusMark status={speakerStatus} word />}
      {verb !== null && (
        <span className={styles.verb}>
          <i>{verb}</i>
          {stance !== null && stance !== 'neutral' && ` (${t(`quotations.stance.${stance}`)})`}
        </span>
      )}
    </span>
  )
}

/** Each article with the part of the longest form that it has; an empty box for one that has nothing of it. */
function Strip({ quotation, columns, headOf }: Pick<QuotationCardProps, 'quotation' | 'columns' | 'headOf'>) {
  const t = useT()
  const { variants, words } = quotation
  const carriers = columns.filter((article) => variants.some((variant) => variant.article === article))
  // Where there are many articles, those that have nothing of it are only counted.
  const shown = columns.length > MOST_IN_STRIP ? carriers : columns
  const others = columns.length - shown.length
  return (
    <ol className={styles.strip} aria-label={t('quotations.strip')}>
      {shown.map((article) => {
        // The fullest form that the article prints.
        const variant = variants
          .filter((one) => one.article === article)
          .reduce<QuotationVariant | null>((best, one) => (best === null || one.share > best.share ? one : best), null)
        const label =
          variant === null
            ? t('quotations.strip.none', { column: headOf(article).short })
            : t('quotations.strip.part', { column: headOf(article).short, percent: Math.round(variant.share * 100) })
        return (
          <li key={article} title={label} data-none={variant === null || undefined}>
            <span aria-hidden className={styles.stripLetter}>
              {headOf(article).siglum}
            </span>
            <span aria-hidden className={styles.extent}>
              {variant?.covers.map(({ from, to }) => (
                <span
                  key={from}
                  style={{ insetInlineStart: `${(from / words) * 100}%`, width: `${((to - from) / words) * 100}%` }}
                />
              ))}
            </span>
            <span className="visually-hidden">{label}</span>
          </li>
        )
      })}
      {others > 0 && <li className={styles.faint}>{t('quotations.strip.others', { others })}</li>}
    </ol>
  )
}
