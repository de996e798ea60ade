import { keyLabel } from './keys.ts'
import styles from './kbd.module.css'

/** A key, as the platform prints it. `keys` is in accelerator syntax. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keyLabel(keys)}</kbd>
}
