import { useCallback } from 'react'
import { useHost } from '../host/use-host.ts'
import { useT } from '../i18n/use-t.ts'
import { useAction, useApi } from './api.ts'
import { toast } from './toasts.ts'

/** A text without the characters that keep directions of writing apart on screen: files have no use for them. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '')
}

/** Saves a table that the window holds as CSV: `name` becomes that of the file. */
export function useSaveTable(): (
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) => void {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const prepare = useAction('table.export')
  return useCallback(
    (name, columns, rows) => {
      const save = async (): Promise<void> => {
        const { export: id, fileName } = await prepare({
          name: withoutIsolates(name),
          columns: [...columns],
          rows: rows.map((row) => row.map(withoutIsolates)),
        })
        if (await host.saveExport(id, fileName, client))
          toast({ tone: 'success', text: t('app.pictureSaved', { fileName }) })
      }
      save().catch(() => undefined)
    },
    [client, host, prepare, t],
  )
}
