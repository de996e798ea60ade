import { SearchX } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Passage } from '../../../main/contract/comparison.ts'
import { useCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { shownWords } from '../../article/diff-text.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { acceptedWording } from './accepted-wording.ts'
import { ClosestList } from './closest-list.tsx'
import { verdictsOf, type Verdict } from './finding-decisions.ts'
import {
  filterFindings,
  passagesAlone,
  passagesLacking,
  type Finding,
  type FindingFilter,
  type FoundPassage,
} from './finding-list.ts'
import { FindingRow } from './finding-row.tsx'
import { portion, useFindingsView } from './findings-store.ts'
import { KindSwitch } from './kind-switch.tsx'
import styles from './findings.module.css'

const verdictChoices = ['all', 'open', 'confirmed', 'rejected'] as const

/** Passages that stand in one article alone, and those that some have and others lack, each with the closest wording as evidence. */
export function FindingsPage({ set, columns, members, comparison, work, onShow }: SetPageProps) {
  const t = useT()
  const { headOf } = useColumnNames(columns, members)
  const [{ filter, drawn, current, opened }, setView] = useFindingsView(set.id)
  const [said, setSaid] = useState('')

  const verdicts = useMemo(() => verdictsOf(work.decisions), [work.decisions])
  const alone = useMemo(
    () => (comparison === undefined ? [] : passagesAlone(comparison, verdicts)),
    [comparison, verdicts],
  )
  const lacking = useMemo(
    () => (comparison === undefined ? [] : passagesLacking(comparison, verdicts)),
    [comparison, verdicts],
  )
  // Two articles: what one lacks stands in the other alone.
  const kind = columns.length < 3 ? 'alone' : filter.kind
  const held = Math.min(filter.held, columns.length - 1)
  const article = columns.includes(filter.article) ? filter.article : ''
  const { verdict } = filter
  const found = useMemo(
    () => filterFindings(kind === 'alone' ? alone : lacking, { kind, held, article, verdict }, verdicts),
    [kind, alone, lacking, held, article, verdict, verdicts],
  )
  const shown = firstFindings(found, drawn)
  const all = shown.flatMap((each) => each.findings.map((finding) => ({ each, finding })))
  const at = all.find(({ finding }) => finding.key === current) ?? all[0]

  const decide = (finding: Finding, next: Verdict): void => {
    if (work.frozen) return
    const step = t(`findings.step.${next ?? 'open'}`)
    void work.decide(step, [{ kind: 'finding', key: finding.key, value: next }]).then(
      () => setSaid(t(`findings.said.${next ?? 'open'}`)),
      () => undefined,
    )
  }
  const toggle = (finding: Finding): void => {
    const next = new Set(opened)
    if (!next.delete(finding.key)) next.add(finding.key)
    setView({ current: finding.key, opened: next })
  }
  const accept = (passage: Passage, wording: Passage): void => {
    const { locked, parted } = acceptedWording(comparison?.rows ?? [], passage, wording)
    if (locked) {
      toast({ text: t('findings.locked') })
      return
    }
    const sigla = columns.filter((id) => parted.includes(id)).map((id) => headOf(id).siglum)
    void work.link('link', [passage, wording]).then(
      () => {
        if (sigla.length === 0) setSaid(t('findings.accepted'))
        else toast({ text: t('findings.parted', { sigla: sigla.join(' ') }), command: 'history.undo' })
      },
      () => undefined,
    )
  }
  const verdictAt = at === undefined ? null : (verdicts.get(at.finding.key) ?? null)
  const can = at !== undefined && !work.frozen
  useCommand('finding.confirm', () => at && decide(at.finding, verdictAt === 'confirmed' ? null : 'confirmed'), can)
  useCommand('finding.reject', () => at && decide(at.finding, verdictAt === 'rejected' ? null : 'rejected'), can)
  useCommand('finding.closest', () => at && toggle(at.finding), at !== undefined)

  if (comparison === undefined) return <Spinner label={t('compare.comparing')} />

  const change = (part: Partial<FindingFilter>): void => {
    setView({ filter: { ...filter, ...part }, drawn: portion })
  }
  const names = columns.map((id) => ({ value: id, label: headOf(id).short }))
  const row = ({ passage, heldBy }: FoundPassage, finding: Finding) => (
    <FindingRow
      key={finding.key}
      id={finding.key}
      verdict={verdicts.get(finding.key) ?? null}
      open={opened.has(finding.key)}
      current={finding.key === at?.finding.key}
      frozen={work.frozen}
      onFocus={() => setView({ current: finding.key })}
      onVerdict={(next) => decide(finding, next)}
      onOpen={() => toggle(finding)}
      closest={
        opened.has(finding.key) && (
          <ClosestList
            set={set}
            columns={columns}
            members={members}
            passage={passage}
            heldBy={heldBy}
            of={finding.lacking === null ? columns.filter((id) => id !== passage.article) : [finding.lacking]}
            headOf={headOf}
            onAccept={work.frozen ? null : (wording) => accept(passage, wording)}
            onShow={onShow}
          />
        )
      }
    >
      {finding.lacking !== null && (
        <span className={styles.lacking}>
          <bdi title={headOf(finding.lacking).long}>{t('findings.in', { column: headOf(finding.lacking).short })}</bdi>
          {finding.nearest !== null && !opened.has(finding.key) && (
            <span className={styles.nearest}>
              {t('findings.nearest', { percent: Math.round(finding.score * 100) })}{' '}
              <button type="button" className={styles.nearestText} dir="auto" onClick={() => onShow(finding.nearest!)}>
                {shownWords(
                  finding.nearest.text,
                  finding.nearest.start,
                  members.get(finding.lacking)?.article?.markup ?? [],
                )}
              </button>
            </span>
          )}
        </span>
      )}
    </FindingRow>
  )

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        {columns.length > 2 && (
          <KindSwitch
            kind={kind}
            alone={alone.length}
            missing={lacking.length}
            onKind={(next) => change({ kind: next, article: '' })}
          />
        )}
        {kind === 'missing' && (
          <Select
            label={t('findings.held')}
            value={String(held)}
            options={Array.from({ length: columns.length - 2 }, (_, n) => ({
              value: String(n + 2),
              label: t('findings.held.of', { held: n + 2, of: columns.length }),
            }))}
            onChange={(value) => change({ held: Number(value) })}
          />
        )}
        <Select
          label={t(kind === 'alone' ? 'findings.article.alone' : 'findings.article.missing')}
          value={article}
          options={[{ value: '', label: t('findings.article.any') }, ...names]}
          onChange={(value) => change({ article: value })}
        />
        <Select
          label={t('findings.verdict')}
          value={verdict}
          options={verdictChoices.map((value) => ({ value, label: t(`findings.show.${value}`) }))}
          onChange={(value) => change({ verdict: value })}
        />
        <output className={styles.count}>
          {t('findings.count', { passages: found.length, of: (kind === 'alone' ? alone : lacking).length })}
        </output>
      </div>
      <p className={styles.note}>{t(kind === 'alone' ? 'findings.alone.meaning' : 'findings.missing.meaning')}</p>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t(verdict === 'all' && article === '' ? `findings.none.${kind}` : 'findings.none.filtered')}
        >
          {t('findings.none.text')}
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys of the findings in it */}
          <ol className={styles.list} aria-label={t(`findings.list.${kind}`)} onKeyDown={moveBetween}>
            {shown.map((each, index) => (
              <li
                key={each.passage.article + each.passage.start}
                className={styles.passage}
                aria-posinset={index + 1}
                aria-setsize={found.length}
              >
                {kind === 'alone' && shown[index - 1]?.passage.article !== each.passage.article && (
                  <h3 className={styles.heading}>
                    <span className={styles.siglum}>{headOf(each.passage.article).siglum}</span>
                    <bdi>{headOf(each.passage.article).outlet ?? headOf(each.passage.article).title}</bdi>
                    <span className={styles.faint}>{aloneWords(alone, each.passage.article, t)}</span>
                  </h3>
                )}
                <p className={styles.facts}>
                  {kind === 'missing' && (
                    <span className={styles.holders}>
                      {each.heldBy.map((place) => (
                        <button
                          key={place.article}
                          type="button"
                          className={styles.holder}
                          title={t('findings.show.in', { column: headOf(place.article).long })}
                          aria-label={t('findings.show.in', { column: headOf(place.article).short })}
                          onClick={() => onShow(place)}
                        >
                          {headOf(place.article).siglum}
                        </button>
                      ))}
                      {t('findings.held.by', { held: each.heldBy.length, of: columns.length })}
                    </span>
                  )}
                  <span className={styles.faint}>{placeText(each, t)}</span>
                </p>
                <button
                  type="button"
                  className={styles.words}
                  dir="auto"
                  title={t('findings.show.texts')}
                  onClick={() => onShow(each.passage)}
                >
                  {shownWords(
                    each.passage.text,
                    each.passage.start,
                    members.get(each.passage.article)?.article?.markup ?? [],
                  )}
                </button>
                {each.findings.map((finding) => row(each, finding))}
              </li>
            ))}
          </ol>
          {shown.length < found.length && (
            <div className={styles.more}>
              <Button onPress={() => setView({ drawn: drawn + portion })}>
                {t('findings.more', { passages: found.length - shown.length })}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  )
}

/** The first passages, with about so many findings; one passage is never divided. */
function firstFindings(found: readonly FoundPassage[], findings: number): FoundPassage[] {
  let room = findings
  return found.filter((each) => {
    const fits = room > 0
    room -= each.findings.length
    return fits
  })
}

type Words = (id: string, values?: Record<string, string | number>) => string

/** Where a passage stands in its article, and how much of it that is. */
function placeText({ at }: FoundPassage, t: Words): string {
  const place =
    at.paragraph === null
      ? t(`layer.${at.layer}`)
      : t('findings.at', { paragraph: at.paragraph, paragraphs: at.paragraphs })
  return t('findings.place', { place, words: at.words, percent: percentOf(at.share) })
}

function aloneWords(alone: readonly FoundPassage[], article: string, t: Words): string {
  const own = alone.filter(({ passage }) => passage.article === article)
  return t('findings.alone.of', {
    passages: own.length,
    percent: percentOf(own.reduce((sum, { at }) => sum + at.share, 0)),
  })
}

/** Something that rounds to nothing is still 1. */
const percentOf = (share: number): number => (share > 0 ? Math.max(1, Math.round(share * 100)) : 0)

/** The arrow keys go from one finding to the next, while none of its buttons has the focus. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-finding]')]
  const at = all.findIndex((one) => one === document.activeElement)
  const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  const to = wanted === undefined || at < 0 ? undefined : all[wanted]
  if (to === undefined) return
  event.preventDefault()
  to.focus()
  to.scrollIntoView({ block: 'nearest' })
}
