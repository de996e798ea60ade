import { serveTasks } from '../jobs/serve-tasks.ts'
import { createVocabularyTasks, type VocabularyTasks } from './vocabulary-tasks.ts'

// The thread that counts words.
serveTasks<VocabularyTasks>(createVocabularyTasks())
