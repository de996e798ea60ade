import { useCallback } from 'react'
import { useAction, useApi } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'

/** Saves a drawing: `name` becomes that of the file, `svg` is the document. */
export function useSaveSvg(): (name: string, svg: string) => void {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const prepare = useAction('concordance.svg')
  return useCallback(
    (name, svg) => {
      const save = async (): Promise<void> => {
        const { export: id, fileName } = await prepare({ name, svg })
        if (await host.saveExport(id, fileName, client))
          toast({ tone: 'success', text: t('concordance.svgSaved', { fileName }) })
      }
      save().catch(() => undefined)
    },
    [client, host, prepare, t],
  )
}
