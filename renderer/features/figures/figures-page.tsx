import { Check, FileDown, Hash, Merge, PencilLine, Split } from 'lucide-react'
import { useMemo, useState } from 'react'
import { figuresTable } from '../../../main/contract/comparison-tables.ts'
import {
  acceptClaim,
  applyFigureDecisions,
  mergeClaims,
  renameClaim,
  splitClaim,
  type FigureDecision,
} from '../../../main/contract/figure-ledger.ts'
import type { FigureClaim } from '../../../main/contract/figures.ts'
import { commandOf, useCommand } from '../../app/commands.ts'
import { useSaveTable } from '../../app/use-save-table.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import { tableArticles } from '../compare/table-articles.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { ClaimGrid } from './claim-grid.tsx'
import type { Cursor } from './figure-grid.ts'
import { FigureDetail } from './figure-detail.tsx'
import { figureKinds, useLedger, whichClaims, type FigureKindChoice, type WhichClaims } from './ledger-store.ts'
import { RenameClaim } from './rename-claim.tsx'
import { useClaimName } from './use-claim-name.ts'
import styles from './figures.module.css'

const carriers = ({ cells }: FigureClaim): number => cells.filter(({ state }) => state !== 'no-counterpart').length
const isDiffering = ({ cells }: FigureClaim): boolean =>
  cells.some(({ state }) => state !== null && state !== 'agrees' && state !== 'no-counterpart')
const isShown = (claim: FigureClaim, which: WhichClaims, kind: FigureKindChoice): boolean =>
  (kind === 'both' || claim.kind === kind) &&
  (which === 'all' || claim.accepted || (which === 'differing' ? isDiffering(claim) : carriers(claim) > 1))

/** The ledger of figures: proposed claims over the articles, to accept, merge, split and rename. */
export function FiguresPage({ set, columns, members, comparison, narrow, work, onShow }: SetPageProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const nameOf = useClaimName()
  const saveTable = useSaveTable()
  const { which, kind, cursor, change } = useLedger(set.id)
  const setCursor = (to: Cursor): void => change({ cursor: to })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [renaming, setRenaming] = useState<FigureClaim | null>(null)
  const [said, setSaid] = useState('')

  const order = useMemo(() => comparison?.articles.map(({ id }) => id) ?? [], [comparison])
  const claims = useMemo(
    () => applyFigureDecisions(comparison?.figures ?? [], work.decisions, order),
    [comparison, work.decisions, order],
  )
  const shown = useMemo(() => claims.filter((claim) => isShown(claim, which, kind)), [claims, which, kind])
  const current = shown.find((claim) => claim.key === cursor?.claim) ?? shown[0]
  const merging = shown.filter((claim) => chosen.has(claim.key))
  const splitting = splitOf(current, cursor, marked)

  const decide = (step: string, decisions: readonly FigureDecision[]): void => {
    if (work.frozen || decisions.length === 0) return
    void work.decide(step, decisions).then(
      () => setSaid(step),
      () => undefined,
    )
  }
  const accept = (claim: FigureClaim | undefined): void => {
    if (claim === undefined) return
    const step = claim.accepted ? 'figures.step.open' : 'figures.step.accept'
    decide(t(step, { name: nameOf(claim) }), acceptClaim(claim, !claim.accepted))
  }
  const merge = (): void => {
    const [into, ...others] = merging
    if (into === undefined || others.length === 0) return setSaid(t('figures.merge.how'))
    decide(t('figures.step.merge', { name: nameOf(into), claims: merging.length }), mergeClaims(into, others))
    setChosen(new Set())
    if (cursor !== null && chosen.has(cursor.claim)) setCursor({ ...cursor, claim: into.key })
  }
  const split = (): void => {
    const decisions = current === undefined ? [] : splitClaim(claims, current, splitting)
    if (current === undefined || decisions.length === 0) return setSaid(t('figures.split.how'))
    decide(t('figures.step.split', { name: nameOf(current), figures: splitting.length }), decisions)
    setMarked(new Set())
  }
  const rename = (): void => {
    if (!work.frozen && current !== undefined) setRenaming(current)
  }
  const can = comparison !== undefined && !work.frozen && current !== undefined
  useCommand('claim.accept', () => accept(current), can)
  useCommand('claim.merge', merge, can)
  useCommand('claim.split', split, can)
  useCommand('claim.rename', rename, can)

  if (comparison === undefined) return <Spinner label={t('figures.reading')} />
  const save = (): void => {
    const table = figuresTable(claims, tableArticles(columns, members), nameOf)
    saveTable(t('figures.file', { name: set.name }), table.columns, table.rows)
  }
  const key = (id: 'claim.accept' | 'claim.merge' | 'claim.split' | 'claim.rename'): string => commandOf(id).key ?? ''

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Select
          label={t('figures.which')}
          value={which}
          options={whichClaims.map((value) => ({ value, label: t(`figures.which.${value}`) }))}
          onChange={(value) => change({ which: value })}
        />
        <Select
          label={t('figures.kind')}
          value={kind}
          options={figureKinds.map((value) => ({ value, label: t(`figures.kind.${value}`) }))}
          onChange={(value) => change({ kind: value })}
        />
        {!work.frozen && (
          <span className={styles.actions}>
            <IconButton
              icon={Check}
              label={t(current?.accepted === true ? 'figures.open' : 'figures.accept')}
              shortcut={key('claim.accept')}
              isDisabled={!can}
              onPress={() => accept(current)}
            />
            <IconButton
              icon={Merge}
              label={t('figures.merge', { claims: merging.length })}
              shortcut={key('claim.merge')}
              isDisabled={merging.length < 2}
              onPress={merge}
            />
            <IconButton
              icon={Split}
              label={t('figures.split', { figures: splitting.length })}
              shortcut={key('claim.split')}
              isDisabled={splitting.length === 0}
              onPress={split}
            />
            <IconButton
              icon={PencilLine}
              label={t('figures.rename')}
              shortcut={key('claim.rename')}
              isDisabled={!can}
              onPress={rename}
            />
          </span>
        )}
        <span className={styles.spring} />
        <Button size="s" isDisabled={claims.length === 0} onPress={save}>
          <FileDown size={14} aria-hidden />
          {t('figures.csv')}
        </Button>
      </div>
      {work.frozen && <p className={styles.frozen}>{t('figures.frozen')}</p>}
      <output className="visually-hidden">{said}</output>
      {shown.length === 0 ? (
        <EmptyState icon={Hash} title={t(claims.length === 0 ? 'figures.none.title' : 'figures.filtered.title')}>
          {t(claims.length === 0 ? 'figures.none.text' : 'figures.filtered.text', { claims: claims.length })}
        </EmptyState>
      ) : (
        <ClaimGrid
          claims={shown}
          columns={order}
          headOf={names.headOf}
          nameOf={nameOf}
          cursor={cursor}
          chosen={chosen}
          marked={marked}
          narrow={narrow}
          frozen={work.frozen}
          onCursor={setCursor}
          onChoose={(claim) => setChosen(toggled(chosen, [claim]))}
          onMark={(figures) => setMarked(toggled(marked, figures))}
          onAccept={accept}
          onShow={onShow}
        />
      )}
      <FigureDetail claim={current} cursor={cursor} headOf={names.headOf} nameOf={nameOf} onShow={onShow} />
      {renaming !== null && (
        <RenameClaim
          name={nameOf(renaming)}
          onName={(name) => {
            decide(
              t('figures.step.rename', { name: name === '' ? t('figures.claim.proposed') : name }),
              renameClaim(renaming, name),
            )
            setRenaming(null)
          }}
          onClose={() => setRenaming(null)}
        />
      )}
    </div>
  )
}

/** The figures that a split takes: the marked ones of the claim, else all of the cell that the keyboard is in. */
function splitOf(claim: FigureClaim | undefined, cursor: Cursor | null, marked: ReadonlySet<string>): string[] {
  if (claim === undefined) return []
  const keys = claim.values.map((value) => value.key)
  const some = keys.filter((key) => marked.has(key))
  const taken =
    some.length > 0
      ? some
      : claim.values
          .filter(({ article }) => article === cursor?.article && claim.key === cursor.claim)
          .map((value) => value.key)
  return taken.length < keys.length ? taken : []
}

function toggled(set: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  const next = new Set(set)
  const on = keys.some((key) => !next.has(key))
  for (const key of keys) {
    if (on) next.add(key)
    else next.delete(key)
  }
  return next
}
