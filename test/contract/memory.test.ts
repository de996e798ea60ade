import { memoryPipes } from '../../main/rpc/memory-pipe.ts'
import { conformance } from './conformance.ts'

conformance('memory', async () => {
  const { client, host } = memoryPipes()
  return { client, host, leave: () => client.close(), clientSeesHostGo: true, dispose: async () => host.close() }
})
