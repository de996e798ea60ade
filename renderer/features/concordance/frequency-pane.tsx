import { FileDown } from 'lucide-react'
import { useRef } from 'react'
import { periodUnits, type PeriodUnit } from '../../../main/contract/concordance.ts'
import { useCall } from '../../app/api.ts'
import { useSavePicture } from '../../app/use-save-picture.ts'
import { savedSvg } from '../../charts/saved-svg.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { NoHits, QueryCount, QueryNotes } from './about-query.tsx'
import { setConcordance, useConcordance } from './concordance-store.ts'
import { OverTime } from './over-time.tsx'
import type { PaneProps } from './pane-props.ts'
import { PaneState } from './pane-state.tsx'
import styles from './concordance.module.css'

const fitting = 'fitting'

/** Hits per million words over time, a line for each outlet. */
export function FrequencyPane({ query, asked, onStop }: PaneProps) {
  const t = useT()
  const unit = useConcordance((state) => state.unit)
  const answer = useCall('concordance.frequency', { ...asked, ...(unit !== null && { unit }) })
  const drawing = useRef<SVGSVGElement>(null)
  const save = useSavePicture()
  const options = [fitting, ...periodUnits] as const
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t('concordance.unit')}
          value={unit ?? fitting}
          options={options.map((value) => ({ value, label: t(`concordance.unit.${value}`) }))}
          onChange={(value: PeriodUnit | typeof fitting) => setConcordance({ unit: value === fitting ? null : value })}
        />
        {answer.data !== undefined && <QueryCount about={answer.data} />}
        {(answer.data?.periods.length ?? 0) > 0 && (
          <Button
            size="s"
            onPress={() => {
              const title = t('concordance.frequencyOf', { query })
              if (drawing.current !== null) save(title, savedSvg(drawing.current, title))
            }}
          >
            <FileDown size={14} aria-hidden />
            {t('concordance.svg')}
          </Button>
        )}
      </div>
      <PaneState answer={answer} query={query} onStop={onStop}>
        {(result) => (
          <>
            <QueryNotes about={result} />
            {result.total === 0 ? <NoHits about={result} /> : <OverTime result={result} drawing={drawing} />}
          </>
        )}
      </PaneState>
    </>
  )
}
