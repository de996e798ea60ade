import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './import-dialogs.module.css'

/** Takes an import back, after saying what that does. */
export function UndoImportDialog({ run, onClose }: { readonly run: string; readonly onClose: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const answer = useCall('import.undoPlan', { run })
  const undo = useAction('import.undo')
  const plan = answer.data
  const submit = async (): Promise<void> => {
    const done = await undo({ run })
    onClose()
    toast({
      tone: 'success',
      text: t(`import.undone.${done.how}`, { count: done.articles }),
      ...(done.how === 'nothing' ? {} : { command: done.how === 'undo' ? 'history.redo' : 'history.undo' }),
    })
  }
  return (
    <Dialog
      alert
      size="s"
      title={t('import.undo.title')}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          {plan !== undefined && plan.how !== 'nothing' && (
            <Button tone="danger" onPress={() => void submit()}>
              {t(`import.undo.do.${plan.how}`, { count: plan.articles })}
            </Button>
          )}
        </>
      }
    >
      {answer.isError && <p>{errorText(answer.error)}</p>}
      {plan === undefined && !answer.isError && <Spinner label={t('ui.loading')} />}
      {plan !== undefined && (
        <>
          <p>{t(`import.undo.${plan.how}`, { count: plan.articles, later: plan.later })}</p>
          {plan.kept > 0 && <p className={styles.note}>{t(`import.undo.kept.${plan.how}`, { count: plan.kept })}</p>}
          {plan.how !== 'nothing' && <p className={styles.note}>{t(`import.undo.back.${plan.how}`)}</p>}
        </>
      )}
    </Dialog>
  )
}
