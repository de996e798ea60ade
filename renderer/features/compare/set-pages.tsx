import type { ReactNode } from 'react'
import type { CommandId } from '../../../main/contract/commands.ts'
import type { SetPage } from '../../../main/contract/desk.ts'
import { ApparatusPage } from '../apparatus/apparatus-page.tsx'
import { FindingsPage } from '../findings/findings-page.tsx'
import { FiguresPage } from '../figures/figures-page.tsx'
import { NamesPage } from '../names/names-page.tsx'
import { PlotsPage } from '../plots/plots-page.tsx'
import { VocabularyPage } from '../vocabulary/vocabulary-page.tsx'
import { QuotationsPage } from '../quotations/quotations-page.tsx'
import type { SetPageProps } from './set-page.ts'

/** The pages of an open set besides its texts, in the order of their tabs. Each has a tab `compare.page.<name>` and a command. */
export const setPages: Readonly<Partial<Record<SetPage, (props: SetPageProps) => ReactNode>>> = {
  apparatus: ApparatusPage,
  findings: FindingsPage,
  figures: FiguresPage,
  quotations: QuotationsPage,
  names: NamesPage,
  vocabulary: VocabularyPage,
  plots: PlotsPage,
}

/** The command that opens a page. */
export const pageCommand: Readonly<Record<SetPage, CommandId>> = {
  texts: 'set.page.texts',
  apparatus: 'set.page.apparatus',
  findings: 'set.page.findings',
  figures: 'set.page.figures',
  quotations: 'set.page.quotations',
  names: 'set.page.names',
  vocabulary: 'set.page.vocabulary',
  plots: 'set.page.plots',
}
