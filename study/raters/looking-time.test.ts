import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { voteRowSchema } from '#domain/vote-row.ts';
import type { VoteRow } from '#domain/vote-row.ts';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import { lookingTimes } from './looking-time.ts';
import { workByRater } from './rater-work.ts';

const START = Date.parse('2026-01-02T03:04:05.000Z');

type Act = { atMs: number; saidMs: number; simulated?: boolean };

/** Rows of one rater: act i answers one of two questions of a trial. */
function rowsOf(acts: readonly Act[], rater = 'R-1'): VoteRow[] {
  return acts.map(({ atMs, saidMs, simulated = false }, i) => {
    const order = Math.floor(i / 2);
    return voteRowSchema.parse({
      ...{ study: 's', rater, trial: `${rater}-${order}`, comparison: String(order) },
      ...{ prompt_id: String(order), category: '', challenge: '', replicate: '0' },
      ...{ question: i % 2 === 0 ? 'one' : 'two', left_arm: 'a', right_arm: 'b', answer: 'left' },
      ...{ kind: 'main', order: String(order), revision: '1', response_ms: String(saidMs) },
      shown_at: new Date(START + atMs - saidMs).toISOString(),
      answered_at: new Date(START + atMs).toISOString(),
      ...{ client_answered_at: '', received_at: '', decode_ms: '', focus_losses: '0' },
      ...{
        viewport: '',
        pixel_ratio: '',
        event: 'answer',
        simulated: String(simulated),
        sides: '',
      },
    });
  });
}

const timesOf = (acts: readonly Act[]): (number | null)[] => {
  const rows = rowsOf(acts);
  const times = lookingTimes(rows);
  return rows.map((row) => present(times, 'times').get(row) ?? null);
};

const { protocol } = parseProtocol(
  `name: Two
prompts: { set: words, draw: 6 }
arms:
  - { key: a, label: A, model: m, steps: 1 }
  - { key: b, label: B, model: m, steps: 2 }
questions: [{ id: one, title: One, ask: One? }, { id: two, title: Two, ask: Two? }]
quality: { min_response_ms: 700 }
`,
  'two.yaml',
);

describe('the time that a rater can have looked', () => {
  it('is what the page says, where the server’s marks leave room for it', () => {
    const acts = [
      { atMs: 0, saidMs: 4000 },
      { atMs: 3000, saidMs: 2500 },
      { atMs: 60_000, saidMs: 2000 },
    ];
    expect(timesOf(acts)).toEqual([4000, 2500, 2000]);
  });

  it('is at most the time since the act before, in whatever order the rows come', () => {
    const acts = [
      { atMs: 5000, saidMs: 3000 },
      { atMs: 4900, saidMs: 3000 },
      { atMs: 4900, saidMs: 10 },
    ];
    expect(timesOf(acts)).toEqual([100, 3000, 0]);
  });

  it('of simulated raters is what they say: they have no pace of their own', () => {
    const acts = [0, 0, 0].map((atMs) => ({ atMs, saidMs: 3000, simulated: true }));
    expect(timesOf(acts)).toEqual([3000, 3000, 3000]);
  });

  it('never adds up to more than passed between the first answer and the last', () => {
    const acts = fc.array(fc.record({ atMs: fc.nat(100_000), saidMs: fc.nat(60_000) }), {
      minLength: 2,
    });
    fc.assert(
      fc.property(acts, (given) => {
        const moments = given.map(({ atMs }) => atMs);
        const sum = timesOf(given).reduce<number>((all, ms) => all + present(ms, 'a time'), 0);
        const longestFirst = Math.max(...given.map(({ saidMs }) => saidMs));
        expect(sum).toBeLessThanOrEqual(Math.max(...moments) - Math.min(...moments) + longestFirst);
      }),
    );
  });
});

describe('72 votes in 5 seconds', () => {
  const burst = Array.from({ length: 72 }, (_, i) => ({ atMs: i * 70, saidMs: 3000 }));

  it('are seen as such, whatever the page claims', () => {
    const work = workByRater(rowsOf(burst), protocol).get('R-1');
    expect(work).toMatchObject({ votes: 72, median_response_ms: 70, too_fast: 71, doubted: 71 });
  });

  it('are not seen in a rater of the usual pace beside it', () => {
    const steady = burst.map(({ saidMs }, i) => ({ atMs: i * 4000, saidMs }));
    const rows = [...rowsOf(burst), ...rowsOf(steady, 'R-2')];
    const work = workByRater(rows, protocol).get('R-2');
    expect(work).toMatchObject({ median_response_ms: 3000, too_fast: 0, doubted: 0 });
    expect(at([work], 0)?.votes).toBe(72);
  });
});
