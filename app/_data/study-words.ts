import type { RunState, StudyState } from '#prisma/generated/enums.ts';

type Tone = 'neutral' | 'accent' | 'caution' | 'danger';
type Words = { label: string; tone: Tone };

export const studyStateWords: Record<StudyState, Words> = {
  draft: { label: 'Draft', tone: 'neutral' },
  generating: { label: 'Generating', tone: 'caution' },
  review: { label: 'In review', tone: 'caution' },
  open: { label: 'Open', tone: 'accent' },
  closed: { label: 'Closed', tone: 'neutral' },
};

export const runStateWords: Record<RunState, Words> = {
  queued: { label: 'Queued', tone: 'neutral' },
  running: { label: 'Running', tone: 'accent' },
  waiting: { label: 'Waiting', tone: 'caution' },
  paused: { label: 'Paused', tone: 'caution' },
  completed: { label: 'Completed', tone: 'neutral' },
  completed_with_failures: { label: 'Completed with failures', tone: 'caution' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'danger' },
};
