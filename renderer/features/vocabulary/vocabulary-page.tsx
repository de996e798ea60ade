import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { AgainstCorpus } from './against-corpus.tsx'
import { KeyWords } from './key-words.tsx'
import { TargetSelects } from './target-selects.tsx'
import { useTarget } from './use-target.ts'
import { WordLines } from './word-lines.tsx'
import styles from './vocabulary.module.css'

const againsts = ['set', 'corpus'] as const

/**
 * Vocabulary: the words of an article against those of the other articles of the set, or of an article, outlet, tag or saved search
 * against the rest of the corpus.
 */
export function VocabularyPage({ set, columns, members, comparison, onShow }: SetPageProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const choice = useTarget(columns.map((id) => ({ value: id, label: names.headOf(id).long })))
  const [against, setAgainst] = useState<(typeof againsts)[number]>('set')
  const [word, setWord] = useState<string | null>(null)
  const { target } = choice
  if (target === null) return null
  const { kind, value } = target
  const isSet = kind === 'article' && against === 'set'
  const label = kind === 'article' ? names.headOf(value).short : value

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <TargetSelects choice={choice} target={target} onChosen={() => setWord(null)} />
        <Select
          label={t('vocabulary.against')}
          value={kind === 'article' ? against : 'corpus'}
          isDisabled={kind !== 'article'}
          options={againsts.map((one) => ({ value: one, label: t(`vocabulary.against.${one}`) }))}
          onChange={(next) => {
            setAgainst(next)
            setWord(null)
          }}
        />
      </div>
      {isSet ? (
        comparison === undefined ? (
          <div className={styles.waiting}>
            <Spinner label={t('vocabulary.waiting')} />
          </div>
        ) : (
          <KeyWords
            key={value}
            title={t('vocabulary.ofSet', { name: label })}
            more={comparison.vocabulary.filter((entry) => entry.article === value && entry.z > 0)}
            less={comparison.vocabulary.filter((entry) => entry.article === value && entry.z < 0)}
            articles={null}
            word={word}
            onOpen={setWord}
          />
        )
      ) : (
        <AgainstCorpus
          key={`${kind} ${value}`}
          target={{ kind, value }}
          name={label}
          word={word}
          onOpen={kind === 'article' ? setWord : null}
        />
      )}
      {word !== null && kind === 'article' && (
        <WordLines
          key={`${word} ${value} ${against}`}
          word={word}
          articles={isSet ? [value, ...columns.filter((id) => id !== value)] : [value]}
          minWords={isSet ? set.minWords : undefined}
          layers={isSet ? set.layers : undefined}
          nameOf={(id) => names.headOf(id).short}
          onShow={onShow}
          onClose={() => setWord(null)}
        />
      )}
    </div>
  )
}
