import { List, WholeWord } from 'lucide-react'
import { useState } from 'react'
import type { VocabularyTarget } from '../../../main/contract/vocabulary.ts'
import { useCall } from '../../app/api.ts'
import { commandOf, runCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { AgainstCorpus } from './against-corpus.tsx'
import { TargetSelects } from './target-selects.tsx'
import { useTarget } from './use-target.ts'
import { WordLines } from './word-lines.tsx'
import styles from './vocabulary.module.css'

/** Key words of the article that is read, or of an outlet, tag or saved search, against the rest of the corpus. */
export function VocabularyView() {
  const t = useT()
  const focused = useView((view) => view.focused)
  const [first] = useState(() => firstTarget(useView.getState().filters, focused))
  const article = useCall('article.get', { id: focused ?? '1' }, { enabled: focused !== null }).data
  const label = article === undefined ? '' : articleLabel(article.title.value, article.text, t)
  const choice = useTarget(article === undefined ? [] : [{ value: article.id, label }], first)
  const [word, setWord] = useState<string | null>(null)
  const { target } = choice
  return (
    <section className={styles.page} aria-label={t('vocabulary.title')}>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('vocabulary.title')}</h2>
        {target !== null && <TargetSelects choice={choice} target={target} onChosen={() => setWord(null)} />}
        <span className={styles.spring} />
        <IconButton
          icon={List}
          label={t('concordance.toList')}
          shortcut={commandOf('vocabulary.open').key ?? ''}
          onPress={() => void runCommand('vocabulary.open')}
        />
      </div>
      {target === null ? (
        <EmptyState icon={WholeWord} title={t('vocabulary.nothing.title')}>
          {t('vocabulary.nothing.text')}
        </EmptyState>
      ) : (
        <AgainstCorpus
          key={`${target.kind} ${target.value}`}
          target={target}
          name={choice.options.find(({ value }) => value === target.value)?.label ?? target.value}
          word={word}
          onOpen={target.kind === 'article' ? setWord : null}
        />
      )}
      {word !== null && target?.kind === 'article' && (
        <WordLines
          key={`${word} ${target.value}`}
          word={word}
          articles={[target.value]}
          minWords={undefined}
          layers={undefined}
          nameOf={() => label}
          onClose={() => setWord(null)}
        />
      )}
    </section>
  )
}

/** What the list shows, where that is one outlet, tag or saved search; else the article that is read. */
function firstTarget(
  filters: ReturnType<typeof useView.getState>['filters'],
  focused: string | null,
): VocabularyTarget | null {
  for (const { kind, value, excluded } of filters)
    if ((kind === 'outlet' || kind === 'tag' || kind === 'search') && value !== '' && excluded !== true)
      return { kind, value }
  return focused === null ? null : { kind: 'article', value: focused }
}
