import { countOf } from '#domain/count-of.ts';
import { showValue } from '#domain/show-value.ts';
import type { VoteRow } from '#domain/vote-row.ts';

/** Years from the first to before the last are those in which a study can have been. */
const [FIRST, LAST] = [2000, 2100];
const [FIRST_TIME, LAST_TIME] = [Date.UTC(FIRST, 0), Date.UTC(LAST, 0)];

/** The times of the server; a rater's own clock may stand anywhere. */
const COLUMNS = ['shown_at', 'answered_at', 'received_at'] as const;

/** Whether no study can have been at so many milliseconds since 1970. */
export function isDoubtfulTime(time: number): boolean {
  return time < FIRST_TIME || time >= LAST_TIME;
}

/** Meets the times of a file's rows as they come, and notes those of a calendar gone wrong. */
export function createDoubtfulTimes(file: string): {
  check: (row: VoteRow, line: number) => void;
  notes: () => string[];
} {
  let first: string | null = null;
  let more = 0;
  const check = (row: VoteRow, line: number): void => {
    // a time begins with the four digits of its year
    const isDoubtful = (text: string): boolean =>
      text !== '' && (text < String(FIRST) || text >= String(LAST));
    const column = COLUMNS.find((name) => isDoubtful(row[name]));
    if (column === undefined) return;
    if (first !== null) more += 1;
    else first = `${file}, line ${line}: ${column} ${showValue(row[column])}`;
  };
  const rest = (): string => (more === 0 ? '' : `, as in ${countOf(more, 'row')} more`);
  const notes = (): string[] =>
    first === null
      ? []
      : [`${first} lies outside of ${FIRST} to ${LAST - 1} and is most likely wrong${rest()}.`];
  return { check, notes };
}
