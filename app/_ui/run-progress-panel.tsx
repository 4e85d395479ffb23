'use client';
import type { ReactElement } from 'react';
import { formatDuration } from '#domain/format-duration.ts';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from './notice.tsx';
import { Progress } from './progress.tsx';
import type { RunSnapshot } from './run-snapshot.ts';
import { useRunSnapshot } from './use-run-snapshot.ts';

/** A run as it goes: all of it, and each arm. Refreshes the page when it ends. */
export function RunProgressPanel({ initial }: { initial: RunSnapshot }): ReactElement {
  const run = useRunSnapshot(initial);
  const active = run.state === 'running';
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-4">
      <Progress label="All images" {...barOf(run)} note={overallNote(run)} active={active} />
      <ul className="grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-2">
        {run.arms.map((arm) => (
          <li key={arm.key}>
            <Progress label={arm.label} value={arm.done} max={arm.total} note={armNote(arm)} />
          </li>
        ))}
      </ul>
      {run.error !== null && run.state === 'waiting' && (
        <Notice tone="caution" title="The run waits, and goes on by itself">
          {run.error}
        </Notice>
      )}
      {run.error !== null && run.state !== 'waiting' && (
        <Notice tone="danger" title="The run reports a failure">
          {run.error}
        </Notice>
      )}
    </div>
  );
}

/** Steps for a smooth bar; images made elsewhere take none, and are then counted themselves. */
function barOf(run: RunSnapshot): { value: number; max: number } {
  return run.stepsTotal > 0
    ? { value: run.stepsDone, max: run.stepsTotal }
    : { value: run.done, max: run.total };
}

function overallNote(run: RunSnapshot): string {
  const parts = [`${formatCount(run.done)} of ${formatCount(run.total)}`];
  if (run.failed > 0) parts.push(`${formatCount(run.failed)} failed`);
  if (run.etaSeconds !== null) parts.push(`about ${formatDuration(run.etaSeconds)} left`);
  else if (run.elapsedSeconds !== null) parts.push(`in ${formatDuration(run.elapsedSeconds)}`);
  else if (run.done < run.total) parts.push('waiting for a worker');
  return parts.join(', ');
}

function armNote(arm: RunSnapshot['arms'][number]): string {
  const failed = arm.failed > 0 ? `, ${formatCount(arm.failed)} failed` : '';
  return `${formatCount(arm.done)} of ${formatCount(arm.total)}${failed}`;
}
