/** The states of a run, as the record keeps them. */
export type RunState =
  | 'queued'
  | 'running'
  | 'waiting'
  | 'paused'
  | 'completed'
  | 'completed_with_failures'
  | 'cancelled'
  | 'failed';

/** A run that workers take jobs of; one that waits goes on by itself. */
export const LIVE_STATES: readonly RunState[] = ['queued', 'running', 'waiting'];

export function isLive(state: RunState): boolean {
  return LIVE_STATES.includes(state);
}

const ENDED: readonly RunState[] = ['completed', 'completed_with_failures', 'cancelled', 'failed'];

/** Whether a run in this state will never change again by itself. */
export function hasRunEnded(state: RunState): boolean {
  return ENDED.includes(state);
}
