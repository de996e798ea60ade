/** Throws `cancelled` when the caller has given up: for between two steps of a long read. */
export type Checkpoint = () => void
