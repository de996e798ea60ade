import { useLayout } from './use-layout.ts'
import { useView } from './view-store.ts'

/**
 * Whether the original is wanted and has its place. Where text and original take the whole width, what is called up in the list's
 * place comes before it.
 */
export function useOriginalShown(): boolean {
  const layout = useLayout()
  const wanted = useView((view) => view.original)
  const listFirst = useView((view) => view.narrowPane === 'list')
  return wanted && !(layout === 'drawer' && listFirst)
}
