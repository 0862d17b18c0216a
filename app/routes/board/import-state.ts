const DOING = { read: 'reading', apply: 'applying', undo: 'undoing' } as const

/** How far a listed file is, in one word of ours. */
export function stateOfListed({
  import_state,
  task_kind,
  task_state,
}: {
  import_state: 'reading' | 'waiting' | 'applied' | 'undone' | null
  task_kind: 'read' | 'apply' | 'undo' | null
  task_state: 'asked' | 'running' | 'done' | 'failed' | null
}): string {
  if (task_kind && (task_state === 'asked' || task_state === 'running')) return DOING[task_kind]
  if (import_state === 'applied') return 'imported'
  if (import_state === 'undone') return 'undone'
  if (import_state === 'waiting') return 'checked'
  return task_state === 'failed' ? 'failed' : import_state === 'reading' ? 'reading' : 'settings'
}
