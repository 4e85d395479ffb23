import { expect, it } from 'vitest';
import type { z } from 'zod';
import { screeningInput } from '#study/screening/screening-input.ts';
import { reportInputSchema } from '#study/voting/report-input.ts';
import { undoInputSchema } from '#study/voting/undo-input.ts';
import { voteInputSchema } from '#study/voting/vote-input.ts';
import { describeIssue } from './describe-issue.ts';

const vote = {
  ...{ idempotencyKey: 'a-key-of-its-own', trialId: 'trial', question: 'aesthetics' },
  ...{ answer: 'left', responseMs: 900 },
  ...{ shownAt: '2026-01-31T09:30:00.000Z', clientAt: '2026-01-31T09:30:01.000Z' },
};

function said(schema: z.ZodType, sent: unknown): string {
  const parsed = schema.safeParse(sent);
  return parsed.success ? 'taken' : describeIssue(parsed.error);
}

it.each([
  [undefined, 'the request is malformed: it is missing, or is not an object with named values'],
  [{ ...vote, answer: 'both' }, 'answer: is not one of left, right, on_par, neither'],
  [{ ...vote, responseMs: -1 }, 'responseMs: is less than 0'],
  [{ ...vote, responseMs: '900' }, 'responseMs: is missing, or is not a number'],
  [{ ...vote, trialId: undefined }, 'trialId: is missing, or is not a text'],
  [{ ...vote, arm: 'a' }, 'the request is malformed: it has what is not known here: arm'],
  [{ ...vote, viewport: '1x1x1' }, 'viewport: is not a size such as 1440x900'],
])('a vote such as %j is refused in words', (sent, words) => {
  expect(said(voteInputSchema, sent)).toBe(words);
});

it('no sentence of the library is told, whatever is sent in whatever place', () => {
  const values = [
    undefined,
    null,
    true,
    -1,
    0.5,
    1e308,
    '',
    'x'.repeat(10_000),
    '\0',
    [],
    [[]],
    {},
  ];
  const schemas = [voteInputSchema, undoInputSchema, reportInputSchema, screeningInput];
  const documents = values.flatMap((value) => [
    value,
    ...Object.keys(vote).map((key) => ({ ...vote, [key]: value })),
    { ...vote, reason: value },
    { ...vote, target: value },
    { answers: value, plates: [value] },
    { cannot_see: value },
  ]);
  const told = schemas.flatMap((schema) => documents.map((sent) => said(schema, sent)));
  expect(told.filter((words) => /Invalid|Too |Unrecognized|received|expected/.test(words))).toEqual(
    [],
  );
});
