/** A 32 bit hash of a word: FNV-1a over UTF-16 units with MurmurHash3's finaliser, so that near words fall far apart. */
export function hashWord(word: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mix(hash ^ word.length)
}

/** MurmurHash3's 32 bit finaliser: every input bit reaches every output bit. */
export function mix(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
