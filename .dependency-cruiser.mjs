// The layers of the architecture, followed through every import; .oxlintrc.json says the same to the editor, file by file.

const domains = ['import', 'search', 'concordance', 'compare', 'desk', 'export', 'archive']
const shells = ['electron', 'web', 'cli']
const foundation = '^main/(contract|text)/'

/** A rule: what `from` imports lies in `to`, or it is an error. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...to], dependencyTypesNot: ['npm-dev', 'npm', 'core'] },
})

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Packages and modules of Node that belong to one place. */
const belongs = (name, module, places) =>
  never(
    name,
    `${name} only in ${places.join(', ')}`,
    { pathNot: [...places.map((place) => `^${place}/`), '^(test|tools)/'] },
    { path: module },
  )

/** The packages that a layer may stand on. */
const packages = (name, path, allowed) =>
  never(
    `packages-${name}`,
    `${name} stands on few packages: ${allowed || 'none'}.`,
    { path },
    { path: 'node_modules/', ...(allowed === '' ? {} : { pathNot: `node_modules/(${allowed})/` }) },
  )

/** Features that are pages of an open comparison set. */
const setPages = '(?:apparatus|findings|figures|quotations|names|vocabulary|plots)'

export default {
  forbidden: [
    never('no-cycles', 'A circle of imports has no order in which to be understood.', {}, { circular: true }),
    never('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    never(
      'no-tests-in-app',
      'The app knows no test and no tool.',
      { path: '^(main|db|renderer)/' },
      { path: '^(test|tools)/' },
    ),

    belongs('electron', '(^|/)node_modules/electron/|^electron$', ['main/electron', 'main/preload']),
    belongs('better-sqlite3', '(^|/)node_modules/better-sqlite3/', ['db']),
    belongs('ws', '(^|/)node_modules/ws/', ['main/web']),
    belongs('http', '^(node:)?(http|net)$', ['main/web']),
    never(
      'no-network',
      'Variorum opens no connection.',
      { path: '^(main|db|renderer)/' },
      { path: '^(node:)?(https|http2|tls|dgram|dns)$' },
    ),

    only('contract', 'The contract stands on zod alone.', '^main/contract/', []),
    only('rpc', 'Frames and calls know the contract only.', '^main/rpc/', ['^main/contract/']),
    only('text', 'What all domains share about text.', '^main/text/', ['^main/contract/']),
    only('db', 'The database knows the contract and main/text.', '^db/', [foundation]),
    only('renderer', 'The window speaks to the host through the contract.', '^renderer/', ['^main/(contract|rpc)/']),
    only('host-services', 'Jobs and files serve the domains.', '^main/(jobs|files)/', [
      foundation,
      '^main/(jobs|files)/',
    ]),
    packages('contract', '^main/contract/', 'zod'),
    packages('rpc', '^main/rpc/', 'zod'),
    packages('text', '^main/text/', 'eld'),
    packages('db', '^db/', 'better-sqlite3|@types/better-sqlite3'),
    packages('export', '^main/export/', ''),
    ...domains.map((domain) =>
      only(`domain-${domain}`, 'A domain knows no shell and no other domain.', `^main/${domain}/`, [
        foundation,
        '^main/(jobs|files)/',
        // The types of the client's operations are part of its face.
        '^db/(client|operations)\\.ts$',
        // A concordance shows hits where search marks them. An export writes what a search found: it takes the parsed query, which only main/search can make.
        ...(domain === 'export' || domain === 'concordance' ? ['^main/search/[^/]+\\.ts$'] : []),
        // What import read is shown, and checked against its file, with the readers that read it.
        ...(domain === 'archive' ? ['^main/import/'] : []),
      ]),
    ),
    ...shells.map((shell) =>
      never(
        `shell-${shell}`,
        'Shells know nothing of each other.',
        { path: `^main/${shell}/` },
        {
          path: shells.filter((other) => other !== shell).map((other) => `^main/${other}/`),
        },
      ),
    ),
    never(
      'no-shell-below',
      'What shells stand on does not know them.',
      { path: '^(main/(api|sample)|db)/' },
      {
        path: ['^main/(electron|preload|web|cli)/'],
      },
    ),
    never(
      'preload',
      'The bridge stays small: its channels, and types.',
      { path: '^main/preload/' },
      {
        pathNot: ['^main/(preload|contract|rpc)/', 'node_modules/(electron|zod)/', '^electron$'],
      },
    ),
    never(
      'features',
      'Features do not know each other.',
      { path: `^renderer/features/(?!${setPages}/|compare/set-pages)([^/]+)/` },
      {
        path: '^renderer/features/',
        pathNot: '^renderer/features/$1/',
      },
    ),
    never(
      'set-pages',
      'The pages of a comparison set know the set, not each other; compare/set-pages.tsx lists them.',
      { path: `^renderer/features/(${setPages})/` },
      {
        path: '^renderer/features/',
        pathNot: '^renderer/features/($1|compare)/',
      },
    ),
    never(
      'ui',
      'What all features share knows none.',
      { path: '^renderer/(ui|host|charts)/' },
      {
        path: '^renderer/features/',
      },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|\\.css$|\\.json$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
