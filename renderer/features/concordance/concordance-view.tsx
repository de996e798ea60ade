import { CircleStop, List, TextSearch } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { commandOf, runCommand } from '../../app/commands.ts'
import { joinedQuery } from '../../app/filters.ts'
import { HiddenShared } from '../../app/hidden-shared.tsx'
import { isSearching, searchedWords, useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { CollocatesPane } from './collocates-pane.tsx'
import { concordanceTabs, setConcordance, useConcordance, type ConcordanceTab } from './concordance-store.ts'
import { DispersionPane } from './dispersion-pane.tsx'
import { FrequencyPane } from './frequency-pane.tsx'
import { LinesPane } from './lines-pane.tsx'
import type { PaneProps } from './pane-props.ts'
import styles from './concordance.module.css'

const panes = {
  lines: LinesPane,
  collocates: CollocatesPane,
  dispersion: DispersionPane,
  frequency: FrequencyPane,
} as const satisfies Record<ConcordanceTab, (props: PaneProps) => ReactNode>

/** The concordance of what is searched for: its hits in their words, what stands near them, and where and when they stand. */
export function ConcordanceView({ chips }: { readonly chips: ReactNode }) {
  const t = useT()
  const id = useId()
  const tab = useConcordance((state) => state.tab)
  const query = useView((view) => joinedQuery(view.filters, searchedWords(view)))
  const searching = useView(isSearching)
  const literal = useView((view) => view.literal)
  const [stopped, setStopped] = useState<string | null>(null)
  const seen = `${tab} ${query}`
  const asked = literal ? { query, correct: false } : { query }

  const pane = (name: ConcordanceTab): ReactNode => {
    const Pane = panes[name]
    if (!searching)
      return (
        <EmptyState icon={TextSearch} title={t('concordance.none.title')}>
          {t('concordance.none.text')}
        </EmptyState>
      )
    if (stopped === seen)
      return (
        <EmptyState
          icon={CircleStop}
          title={t('concordance.stopped')}
          actions={<Button onPress={() => setStopped(null)}>{t('concordance.goOn')}</Button>}
        />
      )
    return <Pane key={query} query={query} asked={asked} onStop={() => setStopped(seen)} />
  }

  return (
    <section className={styles.section} aria-labelledby={id}>
      <HiddenShared>{t('concordance.shared.hidden')}</HiddenShared>
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => setConcordance({ tab: key as ConcordanceTab })}
        className={styles.tabs ?? ''}
      >
        <header className={styles.head}>
          <h2 id={id} className={styles.heading}>
            {t('concordance.title')}
          </h2>
          <TabList aria-label={t('concordance.tabs')} className={styles.tabList ?? ''}>
            {concordanceTabs.map((name) => (
              <Tab key={name} id={name} className={styles.tab ?? ''}>
                {t(`concordance.tab.${name}`)}
              </Tab>
            ))}
          </TabList>
          <span className={styles.spring} />
          <IconButton
            icon={List}
            label={t('concordance.toList')}
            shortcut={commandOf('concordance.open').key ?? ''}
            onPress={() => void runCommand('concordance.open')}
          />
        </header>
        <div className={styles.chips}>{chips}</div>
        {concordanceTabs.map((name) => (
          <TabPanel key={name} id={name} className={styles.panel ?? ''}>
            {name === tab && pane(name)}
          </TabPanel>
        ))}
      </Tabs>
    </section>
  )
}
