import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { hostSchema, type OutletHost } from '../../../main/contract/outlets.ts'
import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { hostsNamedWith, shownHosts } from './host-rows.ts'
import styles from './outlets.module.css'

/** Hosts in the page; the others are found by typing. */
const most = 200

/** The table of outlets: every host of the corpus with what it is called, and the researcher's own names. */
export function OutletsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const { data: hosts, error } = useCall('outlet.list', {})
  const [text, setText] = useState('')
  /** The host that is being named; '' is one that is not in the list. */
  const [editing, setEditing] = useState<string | null>(null)
  const table = useRef<HTMLTableElement>(null)
  /** Whose form was open last: its button gets the focus back. */
  const edited = useRef<string | null>(null)
  useEffect(() => {
    if (editing !== null) edited.current = editing
    else if (edited.current !== null) {
      const row = table.current?.querySelector(`[data-host="${CSS.escape(edited.current)}"]`)
      edited.current = null
      row?.querySelector('button')?.focus()
    }
  }, [editing])
  const remove = useAction('outlet.remove')
  const found = shownHosts(hosts ?? [], text)
  const take = async (host: string): Promise<void> => {
    await remove({ host })
    toast({ tone: 'success', text: t('outlets.removed', { host }), command: 'history.undo' })
  }
  return (
    <Dialog
      title={t('outlets.title')}
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => setEditing('')} isDisabled={editing === ''}>
            <Plus size={14} aria-hidden />
            {t('outlets.add')}
          </Button>
          <Button tone="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <p className={styles.explain}>{t('outlets.explain')}</p>
      {editing === '' && <HostForm hosts={hosts ?? []} host="" name="" onDone={() => setEditing(null)} />}
      {hosts === undefined &&
        (error === null ? <Spinner label={t('ui.loading')} /> : <p role="alert">{errorText(error)}</p>)}
      {hosts?.length === 0 && editing !== '' && <p className={styles.none}>{t('outlets.none')}</p>}
      {hosts !== undefined && hosts.length > 0 && (
        <>
          {hosts.length > 8 && <TextField label={t('outlets.find')} value={text} onChange={setText} />}
          <table ref={table} className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('outlets.host')}</th>
                <th scope="col" className={styles.number}>
                  {t('outlets.articles')}
                </th>
                <th scope="col" className={styles.number}>
                  {t('outlets.unknown')}
                </th>
                <th scope="col">{t('outlets.name')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('outlets.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, most).map((row) =>
                editing === row.host ? (
                  <tr key={row.host}>
                    <td colSpan={5}>
                      <HostForm
                        hosts={hosts}
                        host={row.host}
                        name={row.own ?? row.builtIn ?? ''}
                        onDone={() => setEditing(null)}
                      />
                    </td>
                  </tr>
                ) : (
                  <tr key={row.host} data-host={row.host}>
                    <th scope="row" dir="ltr">
                      {row.host}
                    </th>
                    <td className={styles.number}>{t('library.count', { count: row.articles })}</td>
                    <td className={styles.number}>{row.unknown > 0 && t('library.count', { count: row.unknown })}</td>
                    <td>
                      <HostName row={row} />
                    </td>
                    <td className={styles.actions}>
                      <IconButton
                        icon={Pencil}
                        size="s"
                        label={t('outlets.edit', { host: row.host })}
                        onPress={() => setEditing(row.host)}
                      />
                      {row.entry === row.host && (
                        <IconButton
                          icon={Trash2}
                          size="s"
                          label={t('outlets.remove', { host: row.host })}
                          onPress={() => void take(row.host)}
                        />
                      )}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
          {found.length === 0 && <p className={styles.none}>{t('outlets.notFound')}</p>}
          {found.length > most && <p className={styles.none}>{t('outlets.more', { count: found.length - most })}</p>}
        </>
      )}
    </Dialog>
  )
}

function HostName({ row }: { readonly row: OutletHost }) {
  const t = useT()
  if (row.own !== null) {
    return (
      <>
        <bdi className={styles.own}>{row.own}</bdi>{' '}
        <span className={styles.from}>
          {row.entry === row.host ? t('outlets.yours') : t('outlets.yoursBy', { host: row.entry ?? '' })}
        </span>
      </>
    )
  }
  if (row.builtIn === null) return <span className={styles.from}>{t('outlets.unnamed')}</span>
  return (
    <>
      <bdi>{row.builtIn}</bdi> <span className={styles.from}>{t('outlets.builtIn')}</span>
    </>
  )
}

interface HostFormProps {
  readonly hosts: readonly OutletHost[]
  /** '' when it is to be typed, too. */
  readonly host: string
  readonly name: string
  readonly onDone: () => void
}

/** Names a host, and offers to set the outlet of its articles. */
function HostForm({ hosts, host: given, name: called, onDone }: HostFormProps) {
  const t = useT()
  const set = useAction('outlet.set')
  const [host, setHost] = useState(given)
  const [name, setName] = useState(called)
  const [fill, setFill] = useState(true)
  const [problem, setProblem] = useState(false)
  const clean = hostSchema.safeParse(host)
  const unknown = clean.success ? hostsNamedWith(hosts, clean.data).reduce((sum, row) => sum + row.unknown, 0) : 0
  const save = async (): Promise<void> => {
    if (!clean.success) return setProblem(true)
    const { changed } = await set({ host: clean.data, name: name.trim(), fill: fill && unknown > 0 })
    onDone()
    toast({
      tone: 'success',
      text: t('outlets.saved', { host: clean.data, name: name.trim(), count: changed }),
      command: 'history.undo',
    })
  }
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        <div className={styles.fields}>
          <TextField
            label={t('outlets.host')}
            value={host}
            autoFocus={given === ''}
            isDisabled={given !== ''}
            placeholder="example.org"
            error={problem ? t('outlets.invalid') : undefined}
            onChange={(value) => {
              setHost(value)
              setProblem(false)
            }}
          />
          <TextField label={t('outlets.own')} value={name} autoFocus={given !== ''} onChange={setName} />
        </div>
        <div className={styles.foot}>
          {unknown > 0 ? (
            <Checkbox isSelected={fill} onChange={setFill}>
              {t('outlets.fill', { count: unknown })}
            </Checkbox>
          ) : (
            <span />
          )}
          <Button onPress={onDone}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary" isDisabled={name.trim() === ''}>
            {t('outlets.save')}
          </Button>
        </div>
      </form>
    </div>
  )
}
