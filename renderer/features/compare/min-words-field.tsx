import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import styles from './set-toolbar.module.css'

interface MinWordsFieldProps {
  readonly words: number
  readonly isDisabled: boolean
  readonly onWords: (words: number) => void
}

/** Several presses in a row are one change. */
const SETTLE = 500

/** The fewest words that count as a shared passage. */
export function MinWordsField({ words, isDisabled, onWords }: MinWordsFieldProps) {
  const t = useT()
  const [shown, setShown] = useState(words)
  const [known, setKnown] = useState(words)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (known !== words) {
    setKnown(words)
    setShown(words)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <NumberField
      value={shown}
      minValue={4}
      maxValue={100}
      isDisabled={isDisabled}
      className={styles.number ?? ''}
      onChange={(value) => {
        if (Number.isNaN(value)) return
        setShown(value)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => {
          if (value !== words) onWords(value)
        }, SETTLE)
      }}
    >
      <Label className={styles.numberLabel ?? ''}>{t('compare.minWords')}</Label>
      <Group className={styles.numberGroup ?? ''}>
        <Button slot="decrement" className={styles.numberButton ?? ''}>
          <Minus size={12} aria-hidden />
        </Button>
        <Input className={styles.numberInput ?? ''} />
        <Button slot="increment" className={styles.numberButton ?? ''}>
          <Plus size={12} aria-hidden />
        </Button>
      </Group>
      <span aria-hidden>{t('compare.minWords.unit')}</span>
    </NumberField>
  )
}
