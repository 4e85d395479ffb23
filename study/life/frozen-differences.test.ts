import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDifference } from './describe-difference.ts';
import { frozenStudy } from './freeze-study.ts';
import { frozenDifferences } from './frozen-differences.ts';
import type { Json } from './fields-that-differ.ts';

const analysis = { alpha: 0.05, stop: { rule: 'fixed' } };
const content = {
  format: 'onpar-frozen-study/1',
  protocol: {
    name: 'x',
    answers: ['left', 'right'],
    arms: [
      { key: 'a', steps: 4 },
      { key: 'b', steps: 8 },
    ],
    analysis,
  },
  analysis_plan: analysis,
  protocol_file_sha256: 'p',
  arms: [
    { key: 'a', model_sha256: 'm' },
    { key: 'b', model_sha256: 'm' },
  ],
  comparisons: [0, 1, 2].map((number) => ({
    number,
    excluded: false,
    images: [
      { arm: 'a', sha256: `a${number}`, seed: '1' },
      { arm: 'b', sha256: `b${number}`, seed: '1' },
    ],
  })),
};
const frozen = frozenStudy(content).document;
const changed = (change: (content: Json) => void): string => {
  const copy: Json = JSON.parse(frozen);
  change(copy);
  return frozenStudy(copy).document;
};

/** Sets the member at a path of keys and places. */
function put(value: Json, path: readonly (string | number)[], member: Json): void {
  const [first, ...rest] = path;
  if (first === undefined || value === null || typeof value !== 'object') return;
  const at: { [key: string]: Json } | Json[] = value;
  const within = Array.isArray(at) ? at[Number(first)] : at[first];
  if (rest.length > 0) {
    put(within ?? null, rest, member);
    return;
  }
  if (Array.isArray(at)) at[Number(first)] = member;
  else at[first] = member;
}

/** Where the document can be changed, and by what name a difference there goes. */
const places: [(string | number)[], string][] = [
  [['protocol', 'name'], 'name'],
  [['protocol', 'analysis', 'alpha'], 'analysis.alpha'],
  [['protocol', 'analysis', 'stop', 'rule'], 'analysis.stop.rule'],
  [['protocol', 'answers'], 'answers'],
  [['protocol', 'arms', 1, 'steps'], 'arms.b.steps'],
  [['arms', 0, 'model_sha256'], 'arms.a.model_sha256'],
  [['protocol_file_sha256'], 'protocol_file_sha256'],
  [['comparisons', 2, 'excluded'], 'comparisons.2.excluded'],
  [['comparisons', 1, 'images', 1, 'sha256'], 'comparisons.1.images.b.sha256'],
];

describe('frozenDifferences', () => {
  it('finds none in the same document', () => {
    expect(frozenDifferences(frozen, frozen)).toEqual([]);
  });

  it('names every place that was changed, and no other', () => {
    const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.subarray(places, { minLength: 1 }), value, (some, member) => {
        const now = changed((document) => some.forEach(([path]) => put(document, path, member)));
        const found = frozenDifferences(frozen, now);
        expect(found.map(({ path }) => path).toSorted()).toEqual(
          some.map(([, name]) => name).toSorted(),
        );
        for (const { now: found_now } of found) expect(found_now).toEqual(member);
      }),
    );
  });

  it('names a comparison that is gone, and leaves the others alone', () => {
    const now = changed((document) => {
      put(document, ['comparisons'], content.comparisons.slice(1));
    });
    expect(frozenDifferences(frozen, now)).toMatchObject([{ path: 'comparisons.0', now: null }]);
  });

  it('notices an order that changed', () => {
    const now = changed((document) => {
      put(document, ['comparisons'], content.comparisons.toReversed());
    });
    expect(frozenDifferences(frozen, now)).toMatchObject([{ path: 'comparisons' }]);
  });

  it('names something of a protocol that was made into anything', () => {
    const names = fc.constantFrom('arms', 'analysis', 'answers', 'name');
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })),
    );
    fc.assert(
      fc.property(anything, (protocol) => {
        const now = changed((document) => {
          const made: Json = JSON.parse(JSON.stringify(protocol));
          put(document, ['protocol'], made);
        });
        expect(frozenDifferences(frozen, now)).not.toEqual([]);
      }),
    );
  });

  it('says a difference in one line, however long', () => {
    expect(describeDifference({ path: 'analysis.alpha', frozen: 0.05, now: 0.2 })).toBe(
      'analysis.alpha was frozen as 0.05 and is now 0.2',
    );
    const long = describeDifference({ path: 'consent', frozen: null, now: 'x'.repeat(9999) });
    expect(long).toMatch(/^consent was frozen as none and is now "x+…$/);
    expect(long.length).toBeLessThan(130);
  });
});
