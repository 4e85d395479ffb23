import type { RunProgress } from '#generator/progress/read-run-progress.ts';

/** What the server sends about a run. */
export type RunSnapshot = RunProgress;

const ended: readonly RunSnapshot['state'][] = [
  'completed',
  'completed_with_failures',
  'cancelled',
  'failed',
];

/** Whether a run will not change any more by itself. */
export function isEnded(run: RunSnapshot): boolean {
  return ended.includes(run.state);
}
