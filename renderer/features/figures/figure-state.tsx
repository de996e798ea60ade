import type { FigureState as State } from '../../../main/contract/figures.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './figures.module.css'

const signs: Readonly<Record<State, string>> = {
  agrees: '=',
  differs: '≠',
  'attributed-differently': '⇄',
  unclear: '?',
  'no-counterpart': '–',
}

/** How a figure stands to the first article of its claim: a sign and the word. */
export function FigureStateMark({ state }: { readonly state: State }) {
  const t = useT()
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden className={styles.sign}>
        {signs[state]}
      </span>
      {t(`figures.state.${state}`)}
    </span>
  )
}
