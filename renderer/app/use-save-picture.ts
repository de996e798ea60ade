import { useCallback } from 'react'
import { pngOf } from '../charts/png-of.ts'
import { useHost } from '../host/use-host.ts'
import { useT } from '../i18n/use-t.ts'
import { useAction, useApi } from './api.ts'
import { toast } from './toasts.ts'
import { withoutIsolates } from './use-save-table.ts'

/** Saves a drawing as SVG or PNG: `name` becomes that of the file, `svg` is the document. */
export function useSavePicture(): (name: string, svg: string, kind?: 'svg' | 'png') => void {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const prepare = useAction('picture.export')
  return useCallback(
    (name, svg, kind = 'svg') => {
      const save = async (): Promise<void> => {
        const data = kind === 'svg' ? svg : await pngOf(svg)
        const { export: id, fileName } = await prepare({ name: withoutIsolates(name), kind, data })
        if (await host.saveExport(id, fileName, client))
          toast({ tone: 'success', text: t('app.pictureSaved', { fileName }) })
      }
      save().catch(() => undefined)
    },
    [client, host, prepare, t],
  )
}
