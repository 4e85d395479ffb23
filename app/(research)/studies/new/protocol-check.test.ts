import { expect, test } from 'vitest';
import { parseProtocol } from '#study/protocol/protocol.ts';
import { protocolErrors, summarizeProtocol } from './protocol-check.ts';
import { protocolTemplate } from './protocol-template.ts';

test('messages name their lines in words', () => {
  expect(protocolErrors('line:5 arms.0.steps is too small\nline:3 unknown key')).toEqual([
    'Line 5: arms.0.steps is too small',
    'Line 3: unknown key',
  ]);
});

test('the summary counts the images and comparisons that the protocol declares', () => {
  const protocol = parseProtocol(protocolTemplate({ models: [], promptSets: [] }), 'new');
  expect(summarizeProtocol(protocol)).toBe(
    '60 images, 30 comparisons, 2 questions, 12 raters expected.',
  );
});
