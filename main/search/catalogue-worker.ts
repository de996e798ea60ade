import { parentPort } from 'node:worker_threads'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { CatalogueAnswers, CatalogueQuestion, TermsMessage } from './catalogue-messages.ts'
import { createNameIndex, type SavedNames } from './name-index.ts'
import { createVocabulary, type Term } from './vocabulary.ts'
import type { WorkerAnswer } from './worker-thread.ts'

/*
 * The thread that holds the catalogue. A vocabulary is built beside the one in use, so that suggestions never wait for it.
 */
const port = parentPort
if (port === null) throw new Error('The catalogue runs in a worker thread only.')

let names = createNameIndex()
let vocabulary = createVocabulary()
let nextVocabulary = createVocabulary()

type Answers = { readonly [Q in CatalogueQuestion as Q['type']]: (question: Q) => CatalogueAnswers[Q['type']] }

const answers: Answers = {
  setNames({ names: wanted }) {
    names.set(wanted)
    return names.size
  },
  finishTerms() {
    vocabulary = nextVocabulary
    nextVocabulary = createVocabulary()
    return vocabulary.size
  },
  unknown: ({ words }) => words.filter((word) => !vocabulary.has(word)),
  addTerms({ terms }) {
    vocabulary.add(terms)
    return vocabulary.size
  },
  save: ({ part }) => pack(part === 'names' ? JSON.stringify(names.save()) : linesOf(vocabulary.terms())),
  load({ part, data }) {
    const text = zstdDecompressSync(data).toString()
    if (part === 'names') {
      names = createNameIndex(JSON.parse(text) as SavedNames)
      return names.size
    }
    const loaded = createVocabulary()
    loaded.add(text === '' ? [] : text.split('\n').map(termOf))
    vocabulary = loaded
    return vocabulary.size
  },
  find({ text, limit, kinds }) {
    if (text.trim() === '') return kinds === undefined ? [] : names.most(limit, kinds)
    return names.find(text, limit, kinds)
  },
  complete: ({ prefix, limit }) => vocabulary.complete(prefix, limit),
  meant: ({ names: asked }) => asked.map(({ name, kind, part }) => names.meant(name, kind, part)),
  correct: ({ words }) =>
    words.map(({ word, prefix }) => (prefix && vocabulary.hasPrefix(word) ? null : vocabulary.correct(word))),
}

function pack(text: string): Uint8Array {
  return new Uint8Array(zstdCompressSync(text))
}

// No folded word has white space.
function linesOf(terms: Iterable<Term>): string {
  return Array.from(terms, ([term, articles]) => `${term} ${articles}`).join('\n')
}

function termOf(line: string): Term {
  const space = line.indexOf(' ')
  return [line.slice(0, space), Number(line.slice(space + 1))]
}

port.on('message', (message: TermsMessage | (CatalogueQuestion & { readonly id: number })) => {
  if (message.type === 'terms') {
    nextVocabulary.add(message.terms)
    return
  }
  let reply: WorkerAnswer
  try {
    const answer = answers[message.type] as (question: CatalogueQuestion) => unknown
    reply = { id: message.id, result: answer(message) }
  } catch (error) {
    reply = { id: message.id, error: String(error) }
  }
  port.postMessage(reply)
})
