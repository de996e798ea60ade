import { useEffect, useRef } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { setPageSchema, type SetPage } from '../../../main/contract/desk.ts'
import { commandOf, useCommand } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { ariaKeys } from '../../ui/keys.ts'
import { pageCommand, setPages } from './set-pages.tsx'
import styles from './set-view.module.css'

interface PageTabsProps {
  readonly page: SetPage
  /** Fewer than two articles: nothing but the texts to show. */
  readonly isDisabled: boolean
  /** `byKey`: whoever works by keyboard goes on in the page. */
  readonly onPage: (page: SetPage, byKey: boolean) => void
}

const pages = setPageSchema.options.filter((page) => page === 'texts' || setPages[page] !== undefined)

interface PageTabProps extends Omit<PageTabsProps, 'page'> {
  readonly name: SetPage
  readonly shown: boolean
}

/** Chooses what an open set shows: its texts, or one of the tables and plots made of them. */
export function PageTabs({ page, isDisabled, onPage }: PageTabsProps) {
  const t = useT()
  return (
    <ToggleButtonGroup
      aria-label={t('compare.pages')}
      className={styles.pages ?? ''}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[page]}
      onSelectionChange={(keys) => {
        const chosen = setPageSchema.safeParse([...keys][0])
        if (chosen.success) onPage(chosen.data, false)
      }}
    >
      {pages.map((name) => (
        <PageTab key={name} name={name} shown={name === page} isDisabled={isDisabled} onPage={onPage} />
      ))}
    </ToggleButtonGroup>
  )
}

function PageTab({ name, shown, isDisabled, onPage }: PageTabProps) {
  const t = useT()
  useCommand(pageCommand[name], () => onPage(name, true), !isDisabled)
  const { key } = commandOf(pageCommand[name])
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (shown) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  return (
    <ToggleButton
      ref={tab}
      id={name}
      className={styles.page ?? ''}
      aria-keyshortcuts={key === undefined ? undefined : ariaKeys(key)}
    >
      {t(`compare.page.${name}`)}
    </ToggleButton>
  )
}
