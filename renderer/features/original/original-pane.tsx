import { FileX, Save, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { OriginalSource } from '../../../main/contract/archive.ts'
import type { ArticleId } from '../../../main/contract/article.ts'
import { useAction, useApi, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useView } from '../../app/view-store.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { OriginalFacts } from './original-facts.tsx'
import { OriginalFrame } from './original-frame.tsx'
import { PdfView } from './pdf-view.tsx'
import type { LinkCount } from './use-surface-link.ts'
import { useParagraphSteps } from './use-paragraph-steps.ts'
import styles from './original.module.css'

/** The original of an article beside its text: which of them, what it is, and the thing itself as it was. */
export function OriginalPane({ articleId }: { readonly articleId: ArticleId }) {
  const t = useT()
  const errorText = useErrorText()
  const sources = useCall('original.sources', { article: articleId })
  const [chosen, setChosen] = useState<{ readonly article: ArticleId; readonly index: number } | null>(null)
  const close = useView((view) => view.showOriginal)
  const index = chosen?.article === articleId ? chosen.index : 0
  const list = sources.data
  const source = list?.[index] ?? list?.[0]
  return (
    <section className={styles.pane} aria-labelledby="original-heading">
      <header className={styles.head}>
        <h2 id="original-heading" className={styles.title}>
          {t('original.title')}
        </h2>
        {list !== undefined && list.length > 1 && (
          <Select
            label={t('original.choose')}
            hideLabel
            value={String(list.indexOf(source!))}
            options={list.map((one, at) => ({
              value: String(at),
              label: t('original.choice', { number: at + 1, name: nameOf(one) }),
            }))}
            onChange={(value) => setChosen({ article: articleId, index: Number(value) })}
          />
        )}
        <span className={styles.space} />
        {source !== undefined && <SaveButton articleId={articleId} source={source} />}
        <IconButton icon={X} size="s" label={t('original.close')} shortcut="O" onPress={() => close(false)} />
      </header>
      {source === undefined ? (
        sources.isError ? (
          <EmptyState icon={FileX} title={t('original.error')}>
            {errorText(sources.error)}
          </EmptyState>
        ) : list === undefined ? (
          <Wait />
        ) : (
          <EmptyState icon={FileX} title={t('original.none')} />
        )
      ) : (
        <Original key={`${articleId} ${source.sha256} ${source.record ?? ''}`} articleId={articleId} source={source} />
      )}
    </section>
  )
}

function Wait() {
  const t = useT()
  return (
    <div className={styles.wait}>
      <Spinner label={t('original.opening')} />
    </div>
  )
}

/** The last name of where it was met, with the record of a container. */
function nameOf({ path, record }: OriginalSource): string {
  const name = path.split(/[\\/]/).findLast((part) => part !== '') ?? path
  return record === undefined ? name : `${name} # ${record}`
}

const refOf = (article: ArticleId, { sha256, record }: OriginalSource) => ({
  article,
  sha256,
  ...(record !== undefined && { record }),
})

function Original({ articleId, source }: { readonly articleId: ArticleId; readonly source: OriginalSource }) {
  const t = useT()
  const errorText = useErrorText()
  const article = useCall('article.get', { id: articleId }).data
  const opened = useCall('original.open', refOf(articleId, source), { once: true })
  const [count, setCount] = useState<LinkCount | null>(null)
  const onLinked = useCallback((found: LinkCount | null) => setCount(found), [])
  useParagraphSteps(article)
  if (opened.data === undefined) {
    if (!opened.isError) return <Wait />
    return (
      <EmptyState
        icon={FileX}
        title={t('original.error')}
        actions={<Button onPress={() => void opened.refetch()}>{t('reader.again')}</Button>}
      >
        {errorText(opened.error)}
      </EmptyState>
    )
  }
  const { view, kind } = opened.data
  return (
    <>
      <OriginalFacts source={source} view={opened.data} count={count} />
      {kind === 'pdf' ? (
        <PdfView key={view} view={view} article={article} onLinked={onLinked} />
      ) : (
        <OriginalFrame key={view} view={view} article={article} onLinked={onLinked} />
      )}
    </>
  )
}

function SaveButton({ articleId, source }: { readonly articleId: ArticleId; readonly source: OriginalSource }) {
  const t = useT()
  const host = useHost()
  const client = useApi()
  const save = useAction('original.save')
  const run = async (): Promise<void> => {
    const { export: id, fileName } = await save(refOf(articleId, source))
    if (await host.saveExport(id, fileName, client)) toast({ tone: 'success', text: t('original.saved', { fileName }) })
  }
  return (
    <IconButton icon={Save} size="s" label={t('original.save')} onPress={() => void run().catch(() => undefined)} />
  )
}
