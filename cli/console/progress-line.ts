import { formatDuration } from '#domain/format-duration.ts';

/** Where a piece of work stands. */
export type ProgressState = {
  label: string;
  done: number;
  total: number;
  /** what is counted: images, steps, studies */
  unit: string;
  note: string;
  /** seconds that are left, where that can be told */
  secondsLeft: number | undefined;
};

const SHORTEST_LABEL = 12;
const LEAST_BAR = 5;
const LONGEST_BAR = 40;

/**
 * A progress bar as one line of at most `columns` characters: what is least needed (the note, then
 * the bar, then the time left) gives way first, and a long label is cut.
 */
export function progressLine(state: ProgressState, columns: number): string {
  const { done, total, unit, note, secondsLeft } = state;
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
  const counted = `${Math.floor(100 * share)}% ${done} of ${total} ${unit}`;
  const left = secondsLeft === undefined ? '' : `, ${formatDuration(secondsLeft)} left`;
  const noted = note === '' ? '' : `, ${note}`;
  const room = columns - SHORTEST_LABEL - LEAST_BAR - 2;
  const tails = [`${counted}${left}${noted}`, `${counted}${left}`, counted];
  const tail = tails.find((text) => text.length <= room) ?? counted;
  const label = cut(state.label, Math.max(SHORTEST_LABEL, columns - tail.length - LEAST_BAR - 2));
  const width = Math.min(LONGEST_BAR, columns - label.length - tail.length - 2);
  return width < LEAST_BAR
    ? cut(`${label} ${tail}`, columns)
    : `${label} ${bar(share, width)} ${tail}`;
}

function bar(share: number, width: number): string {
  const filled = Math.floor(share * width);
  return '━'.repeat(filled) + '─'.repeat(width - filled);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
}
