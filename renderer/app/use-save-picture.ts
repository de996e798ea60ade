import { useCallback } from 'react'
import { pngOf } from '../charts/png-of.ts'
import { xmlCharacters } from '../charts/xml-characters.ts'
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
      // What `prepare` throws is on screen already.
      const tell = (error: unknown): never => {
        const message = error instanceof Error ? error.message : String(error)
        toast({ tone: 'danger', text: t('app.pictureFailed', { message }) })
        throw error
      }
      const save = async (): Promise<void> => {
        const document = xmlCharacters(svg)
        const data = kind === 'svg' ? document : await pngOf(document).catch(tell)
        const { export: id, fileName } = await prepare({ name: withoutIsolates(name), kind, data })
        if (await host.saveExport(id, fileName, client).catch(tell))
          toast({ tone: 'success', text: t('app.pictureSaved', { fileName }) })
      }
      save().catch(() => undefined)
    },
    [client, host, prepare, t],
  )
}
