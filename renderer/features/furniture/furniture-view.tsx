import { Repeat } from 'lucide-react'
import { useId, useState } from 'react'
import type { FurnitureGroup, FurnitureGroupId } from '../../../main/contract/furniture.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { GroupLines } from './group-lines.tsx'
import styles from './furniture.module.css'

/** Groups in the page; the others are found by typing. */
const most = 300

const sameGroup = (a: FurnitureGroupId, b: FurnitureGroupId): boolean => a.scope === b.scope && a.place === b.place

/** Lines that repeat among the articles of one outlet: page furniture to set aside, once and for all. */
export function FurnitureView() {
  const t = useT()
  const id = useId()
  const errorText = useErrorText()
  const focus = useView((view) => view.furniture)
  const showFurniture = useView((view) => view.showFurniture)
  const { data: groups, error, refetch } = useCall('furniture.groups', {}, { keep: true })
  const [text, setText] = useState('')
  // An article's group is told by the answer about its lines.
  const asked = useCall(
    'furniture.lines',
    { article: focus.article ?? '1', ...(focus.line !== undefined && { line: focus.line }) },
    { enabled: focus.group === undefined && focus.article !== undefined },
  ).data
  const current: FurnitureGroupId | undefined =
    focus.group ?? (focus.article === undefined ? groups?.[0] : asked?.group)
  const words = text.trim().toLowerCase()
  const found = (groups ?? []).filter(({ name }) => name.toLowerCase().includes(words))

  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {t('furniture.title')}
        </h2>
        <p className={styles.explain}>{t('furniture.explain')}</p>
      </header>
      {groups === undefined ? (
        error === null ? (
          <Spinner label={t('ui.loading')} />
        ) : (
          <EmptyState
            title={t('furniture.error')}
            actions={<Button onPress={() => void refetch()}>{t('reader.again')}</Button>}
          >
            {errorText(error)}
          </EmptyState>
        )
      ) : groups.length === 0 && current === undefined ? (
        <EmptyState icon={Repeat} title={t('furniture.none.title')}>
          {t('furniture.none.text')}
        </EmptyState>
      ) : (
        <div className={styles.body}>
          <nav aria-label={t('furniture.groups')} className={styles.groups}>
            {groups.length > 12 && (
              <div className={styles.find}>
                <TextField
                  label={t('furniture.find')}
                  hideLabel
                  placeholder={t('furniture.find')}
                  value={text}
                  onChange={setText}
                />
              </div>
            )}
            <ul>
              {found.slice(0, most).map((group) => (
                <li key={`${group.scope} ${group.place}`}>
                  <button
                    type="button"
                    className={styles.group}
                    aria-current={current !== undefined && sameGroup(group, current) ? 'true' : undefined}
                    onClick={() => showFurniture({ group: { scope: group.scope, place: group.place } })}
                  >
                    <GroupName group={group} />
                  </button>
                </li>
              ))}
            </ul>
            {found.length > most && (
              <p className={styles.more}>{t('furniture.moreGroups', { count: found.length - most })}</p>
            )}
          </nav>
          {current === undefined ? (
            <Spinner label={t('ui.loading')} />
          ) : (
            <GroupLines
              key={`${current.scope} ${current.place} ${focus.line ?? ''}`}
              group={{ scope: current.scope, place: current.place }}
              line={focus.line}
            />
          )}
        </div>
      )}
    </section>
  )
}

function GroupName({ group }: { readonly group: FurnitureGroup }) {
  const t = useT()
  return (
    <>
      <bdi className={styles.groupName} title={group.name}>
        {group.name}
      </bdi>
      <span className={styles.meta}>
        {group.scope !== 'outlet' && `${t(`furniture.scope.${group.scope}`)} · `}
        {t('list.count', { count: group.articles })}
        {group.accepted > 0 && ` · ${t('furniture.aside', { count: group.accepted })}`}
      </span>
    </>
  )
}
