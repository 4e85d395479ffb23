import fc from 'fast-check';
import { expect, test } from 'vitest';
import { voteInputSchema } from '#study/voting/vote-input.ts';
import { boundVote } from './bound-vote.ts';

test('whatever a page can measure, the server takes it', () => {
  const measured = fc.record({
    responseMs: fc.maxSafeInteger(),
    decodeMs: fc.maxSafeInteger(),
    focusLosses: fc.maxSafeNat(),
    pixelRatio: fc.double({ noNaN: true, noDefaultInfinity: true }),
    viewport: fc.tuple(fc.maxSafeNat(), fc.nat(3000)).map(([x, y]) => `${x}x${y}`),
  });
  fc.assert(
    fc.property(measured, (evidence) => {
      const vote = {
        trialId: 'a-trial',
        question: 'q',
        answer: 'left' as const,
        idempotencyKey: 'a key'.replace(' ', '-').padEnd(8, '0'),
        shownAt: '2026-01-01T00:00:00.000Z',
        clientAt: '2026-01-01T00:00:02.000Z',
        ...evidence,
      };
      expect(voteInputSchema.safeParse(boundVote(vote)).error?.issues).toBeUndefined();
    }),
  );
});
