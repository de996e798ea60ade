import { useEffect, useState } from 'react'

/** How the panes stand: all three; the library as a drawer over the others; or one at a time. */
export type Layout = 'wide' | 'drawer' | 'single'

/** Up to these widths of the window, in CSS pixels. */
const drawerUpTo = 900
const singleUpTo = 640

const layoutOf = (width: number): Layout => (width <= singleUpTo ? 'single' : width <= drawerUpTo ? 'drawer' : 'wide')

/** The layout that the window has room for. */
export function useLayout(): Layout {
  const [layout, setLayout] = useState(layoutOf(window.innerWidth))
  useEffect(() => {
    const onResize = (): void => setLayout(layoutOf(window.innerWidth))
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return layout
}
