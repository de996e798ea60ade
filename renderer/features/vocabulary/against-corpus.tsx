import { CircleStop, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { useIntl } from 'react-intl'
import type { AppEvents } from '../../../main/contract/events.ts'
import type { KeyWord, VocabularyTarget } from '../../../main/contract/vocabulary.ts'
import { useApi, useCall, useErrorText } from '../../app/api.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { KeyWords } from './key-words.tsx'
import styles from './vocabulary.module.css'

interface AgainstCorpusProps {
  readonly target: VocabularyTarget
  readonly name: string
  readonly word: string | null
  /** Opens the lines of a word below; null: they are those of a concordance. */
  readonly onOpen: ((word: string) => void) | null
}

const MOST = 300

/** Key words against the rest of the corpus: counted when first asked for, which can be stopped. */
export function AgainstCorpus({ target, name, word, onOpen }: AgainstCorpusProps) {
  const t = useT()
  const [stopped, setStopped] = useState(false)
  if (stopped)
    return (
      <EmptyState
        icon={CircleStop}
        title={t('vocabulary.stopped')}
        actions={<Button onPress={() => setStopped(false)}>{t('vocabulary.goOn')}</Button>}
      />
    )
  return <Counted target={target} name={name} word={word} onOpen={onOpen} onStop={() => setStopped(true)} />
}

function Counted({ target, name, word, onOpen, onStop }: AgainstCorpusProps & { readonly onStop: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const { data, error, refetch } = useCall('vocabulary.keyness', { target, limit: MOST })
  if (data === undefined)
    return error === null ? (
      <Counting target={target} onStop={onStop} />
    ) : (
      <EmptyState
        icon={TriangleAlert}
        title={t('vocabulary.error')}
        actions={<Button onPress={() => void refetch()}>{t('app.retry')}</Button>}
      >
        {errorText(error)}
      </EmptyState>
    )
  const open = ({ term, count }: KeyWord): void => {
    if (onOpen !== null && count > 0) onOpen(term)
    else openConcordance(target, term, count > 0)
  }
  return (
    <KeyWords
      title={t('vocabulary.ofCorpus', { name })}
      more={data.more}
      less={data.less}
      articles={{ own: data.articles, rest: data.restArticles, words: data.words, restWords: data.restWords }}
      rounded={data.rounded}
      word={word}
      onOpen={(term) => {
        const entry = [...data.more, ...data.less].find((one) => one.term === term)
        if (entry !== undefined) open(entry)
      }}
    />
  )
}

/** The concordance of a word in the articles of the target, or in all others. */
function openConcordance({ kind, value }: VocabularyTarget, term: string, within: boolean): void {
  const view = currentView()
  if (kind === 'article') view.clearFilters()
  else view.applyFilter({ kind, value, ...(within ? {} : { excluded: true }) })
  view.setQuery(`"${term}"`)
  view.show('concordance')
}

interface CountingProps {
  readonly target: VocabularyTarget
  readonly onStop: () => void
}

/** Texts are being read: how far that is, and a way to stop it. */
function Counting({ target, onStop }: CountingProps) {
  const t = useT()
  const intl = useIntl()
  const client = useApi()
  const [progress, setProgress] = useState<AppEvents['vocabulary.progress'] | null>(null)
  useEffect(() => client.on('vocabulary.progress', setProgress), [client])
  const here =
    progress !== null && progress.target.kind === target.kind && progress.target.value === target.value
      ? progress
      : null
  return (
    <div className={styles.counting}>
      <ProgressBar
        value={here?.done ?? 0}
        maxValue={Math.max(1, here?.total ?? 1)}
        isIndeterminate={here === null}
        className={styles.progress ?? ''}
      >
        {({ percentage, isIndeterminate }) => (
          <>
            <Label className={styles.progressLabel ?? ''}>
              {here === null
                ? t('vocabulary.counting')
                : t('vocabulary.countingAt', {
                    done: intl.formatNumber(here.done),
                    total: intl.formatNumber(here.total),
                  })}
            </Label>
            <div className={styles.track}>
              <div className={styles.fill} style={{ inlineSize: `${isIndeterminate ? 12 : (percentage ?? 0)}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <Button size="s" onPress={onStop}>
        {t('vocabulary.stop')}
      </Button>
    </div>
  )
}
