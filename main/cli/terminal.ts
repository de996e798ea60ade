/** Where a command writes. What is printed for people holds no control characters of the corpus's texts. */
export interface Terminal {
  /** One line, or several, for people; with `--json` nothing. */
  line(text?: string): void
  /** One JSON value; only with `--json`. */
  json(value: unknown): void
  /** Text as it is, whatever the mode. */
  raw(text: string): void
  /** A message beside the result, one line on stderr. */
  note(text: string): void
  /** Progress on one line that is written over; nothing unless stderr is a terminal. */
  progress(text: string): void
  /** Ends the progress line. */
  progressEnd(): void
  /** Width of stdout in columns; 0 when it is no terminal and lines may be of any length. */
  readonly columns: number
}

/** Streams as far as a terminal needs them. */
export interface TerminalStreams {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }
}

/** A terminal over two streams. */
export function createTerminal({ stdout, stderr }: TerminalStreams, json: boolean): Terminal {
  let progressing = false
  return {
    columns: stdout.isTTY === true ? (stdout.columns ?? 80) : 0,
    line(text = '') {
      if (!json) stdout.write(`${printable(text)}\n`)
    },
    json(value) {
      if (json) stdout.write(`${JSON.stringify(value)}\n`)
    },
    raw(text) {
      stdout.write(text)
    },
    note(text) {
      this.progressEnd()
      stderr.write(`${printable(text).replaceAll(/\s*\n\s*/g, ' ')}\n`)
    },
    progress(text) {
      if (stderr.isTTY !== true) return
      progressing = true
      stderr.write(`\r${printable(text).slice(0, (stderr.columns ?? 80) - 1)}\u001b[K`)
    },
    progressEnd() {
      if (progressing) stderr.write('\r\u001b[K')
      progressing = false
    },
  }
}

/** Text without the control characters (other than line feeds) and direction overrides that could trick a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\t\r]/g, ' ').replaceAll(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
