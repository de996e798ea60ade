import { useAction } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './metadata.module.css'

/** Asks before a web address is handed to the system's browser: Variorum itself never opens a connection. */
export function OpenLink({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const t = useT()
  const open = useAction('link.open')
  return (
    <Dialog
      title={t('reader.link.title')}
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{t('reader.cancel')}</Button>
          <Button
            tone="primary"
            onPress={() => {
              onClose()
              void open({ url })
            }}
          >
            {t('reader.link.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('reader.link.explain')}</p>
      <p className={styles.address} dir="ltr">
        {url}
      </p>
    </Dialog>
  )
}
