import type { Layer } from '../../../main/contract/article.ts'
import { useCall } from '../../app/api.ts'
import { PlaceLines, type LinePlace } from '../../article/place-lines.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './vocabulary.module.css'

interface WordLinesProps {
  readonly word: string
  /** Where it is looked for, in this order. */
  readonly articles: readonly string[]
  /** As in the comparison that counted it; the usual ones where undefined. */
  readonly minWords: number | undefined
  readonly layers: readonly Layer[] | undefined
  readonly nameOf: (article: string) => string
  /** Shows a place in the texts of a set; undefined outside of one. */
  readonly onShow?: (place: LinePlace) => void
  readonly onClose: () => void
}

/** The lines of a word: the very places that were counted. */
export function WordLines({ word, articles, minWords, layers, nameOf, onShow, onClose }: WordLinesProps) {
  const t = useT()
  const { data } = useCall('vocabulary.places', {
    articles: [...articles],
    term: word,
    ...(minWords === undefined ? {} : { minWords }),
    ...(layers === undefined ? {} : { layers: [...layers] }),
  })
  if (data === undefined)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('ui.loading')} />
      </div>
    )
  return (
    <PlaceLines
      title={t('vocabulary.lines', { word })}
      places={data}
      nameOf={nameOf}
      {...(onShow === undefined ? {} : { onShow })}
      onClose={onClose}
    />
  )
}
