let codes: ReadonlyMap<string, string> | undefined

/** The language (ISO 639-1) that a name means, in English or in the language itself, whatever the case; undefined for any other word. */
export function languageNamed(name: string): string | undefined {
  codes ??= readNames()
  return codes.get(name.trim().toLowerCase())
}

function readNames(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
  const names = new Map<string, string>()
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = english.of(code)
    // Old codes are read as the ones that took their place.
    if (name === undefined || new Intl.Locale(code).language !== code) continue
    const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code)
    for (const each of [name, own]) if (each && !names.has(each.toLowerCase())) names.set(each.toLowerCase(), code)
  }
  return names
}
