import type { VocabularyKind, VocabularyTarget } from '../../../main/contract/vocabulary.ts'
import { useT } from '../../i18n/use-t.ts'
import { Select } from '../../ui/select.tsx'
import type { TargetChoice } from './use-target.ts'

interface TargetSelectsProps {
  readonly choice: TargetChoice
  readonly target: VocabularyTarget
  readonly onChosen: () => void
}

/** Chooses whose words are shown. */
export function TargetSelects({ choice, target, onChosen }: TargetSelectsProps) {
  const t = useT()
  return (
    <>
      <Select
        label={t('vocabulary.kind')}
        value={target.kind}
        options={choice.kinds.map((one) => ({ value: one, label: t(`vocabulary.kind.${one}`) }))}
        onChange={(next: VocabularyKind) => {
          choice.chooseKind(next)
          onChosen()
        }}
      />
      <Select
        label={t(`vocabulary.which.${target.kind}`)}
        value={target.value}
        options={choice.options}
        onChange={(next) => {
          choice.choose(next)
          onChosen()
        }}
      />
    </>
  )
}
