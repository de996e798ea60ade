/** What every pane of the concordance is given. */
export interface PaneProps {
  readonly query: string
  /** The query as the host is asked it: without help with typing errors where the list goes without. */
  readonly asked: { readonly query: string; readonly correct?: boolean }
  /** Stops the reading of texts. */
  readonly onStop: () => void
}
