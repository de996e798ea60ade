// What systems and office programs leave in archives and folders. Never articles.
const SYSTEM =
  /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$|ehthumbs\.db$|\$RECYCLE\.BIN$|System Volume Information$)/i

/** Whether an entry of an archive, by its name with `/` between folders, was put there by a system and not by a person. */
export function isSystemFile(name: string): boolean {
  return name.split('/').some((part) => SYSTEM.test(part))
}
