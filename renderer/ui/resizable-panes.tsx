import { Fragment, type ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import styles from './resizable-panes.module.css'

/** One pane. Sizes are percentages of the group; `min` is in CSS pixels. */
export interface Pane {
  readonly id: string
  readonly size: number
  readonly min: number
  readonly content: ReactNode
}

interface ResizablePanesProps {
  readonly panes: readonly Pane[]
  /** The name of the handle after a pane. */
  readonly handleLabel: (id: string) => string
  /** Sizes after the researcher moved a handle, by id, in per cent. */
  readonly onResized?: (sizes: Readonly<Record<string, number>>) => void
}

/** Panes side by side with handles between them, for pointer and keyboard. */
export function ResizablePanes({ panes, handleLabel, onResized }: ResizablePanesProps) {
  return (
    <Group
      className={styles.group}
      defaultLayout={Object.fromEntries(panes.map((pane) => [pane.id, pane.size]))}
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) onResized?.(meta.requestedLayout ?? layout)
      }}
    >
      {panes.map((pane, at) => (
        <Fragment key={pane.id}>
          {at > 0 && <Separator className={styles.handle} aria-label={handleLabel(panes[at - 1]!.id)} />}
          <Panel id={pane.id} defaultSize={`${pane.size}%`} minSize={pane.min} className={styles.panel}>
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}
