import { Layers } from 'lucide-react'
import { layers as allLayers, type Layer } from '../../../main/contract/article.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'

interface LayersMenuProps {
  readonly layers: readonly Layer[]
  readonly isDisabled: boolean
  readonly onLayers: (layers: Layer[]) => void
}

/** Page text that is no part of an article is never compared. */
const offered = allLayers.filter((layer) => layer !== 'furniture')

/** Chooses what of the articles is compared; one layer at least. */
export function LayersMenu({ layers, isDisabled, onLayers }: LayersMenuProps) {
  const t = useT()
  return (
    <MenuButton
      label={t('compare.layers')}
      entries={offered.map((layer) => {
        const on = layers.includes(layer)
        return {
          id: layer,
          label: t(`layer.${layer}`),
          checked: on,
          isDisabled: on && layers.length === 1,
          onAction: () => onLayers(offered.filter((one) => (one === layer ? !on : layers.includes(one)))),
        }
      })}
    >
      <IconButton icon={Layers} label={t('compare.layers')} isDisabled={isDisabled} />
    </MenuButton>
  )
}
