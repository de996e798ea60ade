import styles from './spinner.module.css'

/** Something is on its way. `label` is what screen readers say. */
export function Spinner({ label, size = 16 }: { readonly label: string; readonly size?: number }) {
  return (
    <span role="status" className={styles.wrap}>
      <span className={styles.spinner} style={{ width: size, height: size }} />
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
