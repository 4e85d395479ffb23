import { expect, test } from 'vitest';
import { TEMPLATE_NAMES, protocolTemplate } from '../protocol-template.ts';
import { readWritten } from './read-written.ts';
import { shownText, writtenValue } from './written-value.ts';

test('a text that fields cannot show is told with its line', () => {
  const faults: [string, number, RegExp][] = [
    ['name: x\nprompts: { set: [', 2, /bracket|missing/],
    ['name: x\narms: 5', 2, /arms must be a list/],
    ['name: x\narms:\n  - { key: a }\n  - b', 4, /arms.1 must be a map/],
    ['- a', 1, /the protocol must be a map/],
    ['analysis: { stop: fixed }', 1, /analysis.stop must be a map/],
  ];
  for (const [text, line, message] of faults) {
    expect(readWritten(text), text).toMatchObject({
      fault: { line, message: expect.stringMatching(message) },
    });
  }
});

test('every template, an empty text and missing keys can be shown', () => {
  const installed = { models: ['a', 'b', 'c'].map((name) => ({ name })), promptSets: [] };
  const texts = TEMPLATE_NAMES.map((name) => protocolTemplate(installed, name));
  for (const text of ['', '# nothing yet', 'arms:\nraters:', ...texts]) {
    expect(readWritten(text), text).toHaveProperty('value');
  }
});

test('what is typed is written as what it is, and shown again', () => {
  const number = { kind: 'number', required: false } as const;
  expect(['7', '7.', ' .5 ', '-1', 'all', '1e3'].map((text) => writtenValue(text, number))).toEqual(
    [7, 7, 0.5, -1, 'all', '1e3'],
  );
  expect(writtenValue('  ', number)).toBeUndefined();
  expect(writtenValue('', { ...number, required: true })).toBeNull();
  expect(writtenValue('12', { kind: 'text', required: true })).toBe('12');
  expect([7.5, 'all', null, undefined, [1]].map(shownText)).toEqual(['7.5', 'all', '', '', '[1]']);
});
