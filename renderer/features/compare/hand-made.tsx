import { Link2, Lock, Unlink2, X } from 'lucide-react'
import type { Passage } from '../../../main/contract/comparison.ts'
import type { SetLinkKind } from '../../../main/contract/set-work.ts'
import { openingWords } from '../../article/opening.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { siglum } from './columns.ts'
import type { SetWorkState } from './use-set-work.ts'
import styles from './hand-made.module.css'

interface HandMadeProps {
  readonly columns: readonly string[]
  readonly work: SetWorkState
  readonly onShow: (passage: Pick<Passage, 'article' | 'start' | 'end'>) => void
}

const icons = { link: Link2, unlink: Unlink2, lock: Lock } as const satisfies Record<SetLinkKind, unknown>

/** What was linked, kept apart and locked by hand in a set, the newest first; each can be shown and taken back. */
export function HandMade({ columns, work, onShow }: HandMadeProps) {
  const t = useT()
  if (work.links.length === 0) return null
  return (
    <section className={styles.work} aria-label={t('compare.hand')}>
      <h4>{t('compare.hand')}</h4>
      <ul className={styles.list}>
        {work.links.toReversed().map(({ id, kind, places }) => {
          const Icon = icons[kind]
          const first = places.find(({ article }) => columns.includes(article))
          return (
            <li key={id} className={styles.item}>
              <Icon size={14} aria-hidden className={styles.icon} />
              <div>
                <p className={styles.kind}>{t(`compare.hand.${kind}`)}</p>
                <button
                  type="button"
                  className={styles.passages}
                  disabled={first === undefined}
                  onClick={() => first !== undefined && onShow(first)}
                >
                  {places.map(({ article, start, text }) => (
                    <span key={`${article} ${start}`} className={styles.passage}>
                      <b>{columns.includes(article) ? siglum(columns.indexOf(article)) : '–'}</b>{' '}
                      <bdi>{openingWords(text, 44)}</bdi>
                    </span>
                  ))}
                </button>
              </div>
              {!work.frozen && (
                <IconButton
                  icon={X}
                  size="s"
                  label={t('compare.hand.remove')}
                  onPress={() => void work.removeLink(id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
