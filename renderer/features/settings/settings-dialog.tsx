import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { useSettings } from '../../app/use-settings.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import styles from './settings-dialog.module.css'

/** The settings of this computer; each change counts at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [{ theme, readerTextSize }, change] = useSettings()
  return (
    <Dialog
      title={t('settings.title')}
      onClose={onClose}
      size="s"
      actions={
        <Button tone="primary" onPress={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <RadioGroup
        label={t('settings.theme')}
        value={theme}
        onChange={(value) => change({ theme: value })}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`settings.theme.${value}`),
        }))}
      />
      <Slider
        minValue={0.8}
        maxValue={2}
        step={0.1}
        value={readerTextSize}
        onChange={(value) => change({ readerTextSize: Math.round(value * 10) / 10 })}
        formatOptions={{ style: 'percent' }}
        className={styles.slider ?? ''}
      >
        <div className={styles.sliderHead}>
          <Label className={styles.label ?? ''}>{t('settings.textSize')}</Label>
          <SliderOutput className={styles.output ?? ''} />
        </div>
        <SliderTrack className={styles.track ?? ''}>
          <SliderThumb className={styles.thumb ?? ''} />
        </SliderTrack>
      </Slider>
      <p className={styles.sample} dir="auto" style={{ fontSize: `${readerTextSize * 17}px` }}>
        {t('settings.sample')}
      </p>
    </Dialog>
  )
}
