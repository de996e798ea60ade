import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The folder for settings, the list of recent corpora and corpora without another place, the same for both shells and the
 * command line: `VARIORUM_DATA_DIR`, else where the system keeps such data.
 */
export const defaultDataDir = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string => {
  const chosen = environment['VARIORUM_DATA_DIR']
  if (chosen) return chosen
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Variorum')
  if (platform === 'win32') return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Variorum')
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'variorum')
}
