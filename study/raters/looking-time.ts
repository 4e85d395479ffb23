import type { VoteRow } from '#domain/vote-row.ts';

/**
 * For how long a rater can have looked before each answer, in ms: what the page says, and at most the
 * time since the rater's act before it, by the server's clock, since a question is asked only once the
 * one before is answered. So that answers given in a burst are seen as such, whatever a page claims.
 * Null where nothing is known.
 *
 * @param rows every row of one rater, with those that were changed or taken back. Rows without a moment,
 *   and those of simulated raters, are taken as they say.
 */
export function lookingTimes(rows: readonly VoteRow[]): Map<VoteRow, number | null> {
  const timed = rows
    .filter(({ answered_at: at, simulated }) => at !== '' && !simulated)
    .map((row) => ({ row, at: Date.parse(row.answered_at) }))
    .toSorted((a, b) => a.at - b.at);
  const gaps = new Map(
    timed.map(({ row, at }, i): [VoteRow, number] => {
      const before = timed[i - 1];
      return [row, before === undefined ? Infinity : at - before.at];
    }),
  );
  return new Map(
    rows.map((row) => {
      const { response_ms: said } = row;
      const gap = gaps.get(row);
      return [row, said === null || gap === undefined ? said : Math.min(said, gap)];
    }),
  );
}
