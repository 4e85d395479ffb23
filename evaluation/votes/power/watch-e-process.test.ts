import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { eProcessAtEnd } from '../../statistics/cluster-e-process.ts';
import { settledMeans } from '../results/settled-means.ts';
import { STOP_POPULATIONS } from '../results/stop-rule.ts';
import { watchEProcess } from './watch-e-process.ts';

const PROMPTS = 12;

type Came = { came: number; left: ReadonlySet<number>; raters: number };

/** Whether the e-process of those who have come and not left crosses, by all their votes anew. */
function crosses(
  score: Int8Array,
  { came, left, raters }: Came,
  population: (typeof STOP_POPULATIONS)[number],
): boolean {
  const all = Array.from({ length: came * PROMPTS }, (_, i) => i);
  const kept = all.filter((i) => !left.has(Math.floor(i / PROMPTS)));
  const rater = kept.map((i) => Math.floor(i / PROMPTS));
  const columns = { score: kept.map((i) => at(score, i)), rater, prompt: kept.map(promptOf) };
  const settled = settledMeans(columns, new Set(rater));
  const [byRaters, byPrompts] = [eProcessAtEnd(settled.raters), eProcessAtEnd(settled.prompts)];
  const waits = settled.raters.length < raters;
  const logs = {
    raters: byRaters,
    prompts: waits ? 0 : byPrompts,
    both: Math.min(byRaters, byPrompts),
  };
  return logs[population] >= -Math.log(0.05);
}

function promptOf(place: number): number {
  return place % PROMPTS;
}

describe('a simulated e-process', () => {
  it.each(STOP_POPULATIONS)(
    'stops where all that has come in crosses, and not before: %s',
    (population) => {
      const raters = fc.array(
        fc.record({ like: fc.integer({ min: 7, max: 10 }), left: fc.boolean() }),
        {
          minLength: 9,
          maxLength: 20,
        },
      );
      let stops = 0;
      fc.assert(
        fc.property(raters, fc.boolean(), (people, mayLeave) => {
          const score = Int8Array.from(people.flatMap(({ like }) => scoresOf(like)));
          const rater = Int32Array.from(score, (_, i) => Math.floor(i / PROMPTS));
          const prompt = Int32Array.from(score, (_, i) => promptOf(i));
          const planned = { raters: people.length, prompts: PROMPTS, rater, prompt };
          const watch = watchEProcess(planned, { population, level: 0.05 });
          watch.begin();
          const left = new Set<number>();
          for (const [r, person] of people.entries()) {
            const complete = !(mayLeave && person.left);
            if (!complete) left.add(r);
            const [from, end] = [r * PROMPTS, (r + 1) * PROMPTS];
            const stopped = watch.stopsAfterRater({ score, from, end, complete });
            const of = { came: r + 1, left, raters: people.length };
            // one who left brings nothing that could be bet on
            expect(stopped).toBe(complete && crosses(score, of, population));
            if (!stopped) continue;
            stops += 1;
            expect(watch.stoppedEarly()).toBe(r + 1 < people.length);
            return;
          }
        }),
        { numRuns: 60 },
      );
      expect(stops).toBeGreaterThan(5);
    },
  );
});

/** Of a rater who likes the first arm on so many prompts of twelve, and more. */
function scoresOf(like: number): number[] {
  return Array.from({ length: PROMPTS }, (_, prompt) => (prompt <= like + 1 ? 1 : -1));
}
