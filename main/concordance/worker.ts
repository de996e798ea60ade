import { serveTasks } from '../jobs/serve-tasks.ts'
import { createTasks, type Tasks } from './tasks.ts'

// The thread that reads texts for concordances.
serveTasks<Tasks>(createTasks())
