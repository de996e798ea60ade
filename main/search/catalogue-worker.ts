import { parentPort } from 'node:worker_threads'
import { createNameIndex, createVocabulary } from './catalogue-index.ts'
import type { FromCatalogue, ToCatalogue } from './catalogue-messages.ts'

/*
 * The thread that holds the catalogue. Indexes are built beside the ones in use, so that suggestions never wait for a rebuild.
 */
const port = parentPort
if (port === null) throw new Error('The catalogue runs in a worker thread only.')

let names = createNameIndex()
let nextNames = createNameIndex()
let vocabulary = createVocabulary()
let nextVocabulary = createVocabulary()

function answer(message: Exclude<ToCatalogue, { type: 'addNames' | 'addTerms' }>): unknown {
  switch (message.type) {
    case 'finish':
      if (message.part === 'names') {
        names = nextNames
        nextNames = createNameIndex()
      } else {
        vocabulary = nextVocabulary
        nextVocabulary = createVocabulary()
      }
      return null
    case 'find':
      return names.find(message.text, message.limit, message.kinds)
    case 'correct':
      return message.words.map(({ word, prefix }) =>
        prefix && vocabulary.hasPrefix(word) ? null : vocabulary.correct(word),
      )
  }
}

port.on('message', (message: ToCatalogue) => {
  if (message.type === 'addNames') nextNames.add(message.names)
  else if (message.type === 'addTerms') nextVocabulary.add(message.terms)
  else {
    let reply: FromCatalogue
    try {
      reply = { id: message.id, result: answer(message) }
    } catch (error) {
      reply = { id: message.id, error: String(error) }
    }
    port.postMessage(reply)
  }
})
