import type { Configuration } from 'electron-builder'

/** A package holds the built code and, of the one native module, the binary of its own system. Nothing else. */
const filesFor = (system: 'linux' | 'win32' | 'darwin'): string[] => [
  'out/**/*',
  // The other entries into the same code: the fuses below let the packaged app run no Node of its own.
  '!out/main/{web,cli}.js',
  '!out/.*',
  '!**/*.map',
  'package.json',
  'LICENSE',
  '!node_modules/better-sqlite3/{deps,src,build}{,/**/*}',
  '!node_modules/better-sqlite3/{binding.gyp,README.md}',
  '!node_modules/node-addon-api{,/**/*}',
  // electron-builder's own ${platform} is that of the machine that packs.
  `!node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}).node`,
]

export default {
  appId: 'org.variorum.app',
  productName: 'Variorum',
  copyright: 'The Variorum founders',
  directories: { output: 'release', buildResources: 'main/electron/resources' },
  // A folder with an unpacked Electron instead of the download, as in Electron's own tools.
  electronDist: process.env.ELECTRON_OVERRIDE_DIST_PATH,
  // The native module has one binary for Node and Electron: there is nothing to rebuild.
  npmRebuild: false,
  // Smart unpacking would put all of better-sqlite3 outside; only the binary has to be a real file.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    {
      ext: 'variorum',
      name: 'Variorum corpus',
      description: 'Variorum corpus',
      mimeType: 'application/x-variorum',
      role: 'Editor',
    },
  ],
  publish: null,
  linux: {
    files: filesFor('linux'),
    target: ['AppImage', 'deb'],
    executableName: 'variorum',
    icon: 'main/electron/resources/icons',
    category: 'Office',
    synopsis: 'Compare how several outlets told the same event',
  },
  win: { files: filesFor('win32'), target: ['nsis'], icon: 'main/electron/resources/icon.ico' },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
  mac: {
    files: filesFor('darwin'),
    target: ['dmg', 'zip'],
    icon: 'main/electron/resources/icon.icns',
    category: 'public.app-category.productivity',
    darkModeSupport: true,
    hardenedRuntime: true,
  },
} satisfies Configuration
