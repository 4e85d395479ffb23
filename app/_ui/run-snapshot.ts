import type { RunProgress } from '#generator/progress/read-run-progress.ts';
import { hasRunEnded } from '#domain/run-state.ts';

/** What the server sends about a run. */
export type RunSnapshot = RunProgress;

/** Whether a run will not change any more by itself. */
export function isEnded(run: RunSnapshot): boolean {
  return hasRunEnded(run.state);
}
