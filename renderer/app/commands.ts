import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { commands, type Command, type CommandContext, type CommandId } from '../../main/contract/commands.ts'

/** What is true of the window now, as far as commands depend on it. */
export type Contexts = ReadonlySet<CommandContext>

interface Registry {
  readonly contexts: Contexts
  /** The last one registered runs; the others wait for it to leave. */
  readonly runners: ReadonlyMap<CommandId, readonly (() => void)[]>
}

const registry = createStore<Registry>(() => ({ contexts: new Set(['always']), runners: new Map() }))

/** The whole table by id, with the optional properties visible to the type checker. */
export const commandTable: readonly (Command & { readonly id: CommandId })[] = commands

const byId = new Map(commandTable.map((command) => [command.id, command]))

/** One command of the table. */
export function commandOf(id: CommandId): Command & { readonly id: CommandId } {
  return byId.get(id)!
}

/** Tells the commands what the window shows. */
export function setContexts(contexts: Contexts): void {
  registry.setState({ contexts })
}

const enabledIn = (state: Registry, id: CommandId): boolean =>
  state.contexts.has(commandOf(id).when) && (state.runners.get(id)?.length ?? 0) > 0

/**
 * True when pressing the command's key may do something. Undo and redo may always: what the window knows of the history comes a
 * moment after each step, and keys that follow fast are not to be lost.
 */
export function commandMayRun(id: CommandId): boolean {
  const { contexts, runners } = registry.getState()
  const { when } = commandOf(id)
  return contexts.has(when === 'undo' || when === 'redo' ? 'corpus' : when) && (runners.get(id)?.length ?? 0) > 0
}

/** Runs a command, if it may run now; true when it did. */
export function runCommand(id: CommandId): boolean {
  if (!commandMayRun(id)) return false
  registry.getState().runners.get(id)?.at(-1)?.()
  return true
}

/** Gives a command its work for as long as the component is mounted. `enabled: false` leaves it to others. */
export function useCommand(id: CommandId, run: () => void, enabled = true): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    const runner = (): void => latest.current()
    const change = (to: (list: readonly (() => void)[]) => readonly (() => void)[]): void =>
      registry.setState(({ runners }) => ({ runners: new Map(runners).set(id, to(runners.get(id) ?? [])) }))
    change((list) => [...list, runner])
    return () => change((list) => list.filter((other) => other !== runner))
  }, [id, enabled])
}

/** The ids of the commands that may run now, in the order of the table. */
export function useEnabledCommands(): readonly CommandId[] {
  const state = useStore(registry)
  return commandTable.filter((command) => enabledIn(state, command.id)).map((command) => command.id)
}

/** Whether one command may run now. */
export function useCommandEnabled(id: CommandId): boolean {
  return useStore(registry, (state) => enabledIn(state, id))
}
