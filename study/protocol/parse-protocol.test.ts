import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { parseProtocol } from './parse-protocol.ts';
import type { NewProtocol } from './protocol.ts';

const SMALL = `name: Small
prompts: { set: words }
arms:
  - { key: a, label: Arm A, model: m, steps: 2 }
  - { key: b, label: Arm B, model: m, steps: 4 }
questions:
  - { id: q, title: Better, ask: Which? }
`;

const readStudy = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, '../..', 'studies', name), 'utf8');

const parse = (text: string, fileName: string): NewProtocol =>
  parseProtocol(text, fileName).protocol;

function messageOf(text: string): string {
  try {
    parseProtocol(text, 'study.yaml');
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.message;
    throw error;
  }
  return '';
}

describe('reading a protocol', () => {
  it("reads the study of DeciDiffusion's model card", async () => {
    const protocol = parse(await readStudy('decidiffusion.yaml'), 'decidiffusion.yaml');
    expect(protocol.prompts).toMatchObject({ set: 'PartiPrompts', draw: 10, seed: 0 });
    expect(protocol.replicates).toBe(3);
    expect(protocol.arms).toMatchObject([
      { label: 'DeciDiffusion 1.0 30 Iterations', steps: 30 },
      { label: 'StableDiffusion v1.5 50 Iterations', steps: 50 },
    ]);
    expect(protocol.questions.map(({ title }) => title)).toEqual([
      'Better image aesthetics',
      'Better prompt alignment',
    ]);
    expect(protocol.answers).toEqual(['left', 'right', 'on_par', 'neither']);
  });

  it('reads the fixture study', async () => {
    const protocol = parse(await readStudy('fixture.yaml'), 'fixture.yaml');
    expect(protocol.arms).toMatchObject([{ model: 'tiny-sd' }, { model: 'tiny-sd' }]);
  });

  it('says once what two limits have against a number', () => {
    const said = messageOf(SMALL.replace('set: words', 'set: words, seed: 99999999999999999999'));
    expect(said.match(/prompts\.seed must be a whole number/g)).toHaveLength(1);
  });

  it('fills in what is left out', () => {
    expect(parse(SMALL, 'study.yaml')).toMatchObject({
      replicates: 1,
      seeds: { base: 0, shared_between_arms: true },
      answers: ['left', 'right', 'on_par', 'neither'],
      allow_no_answer: false,
      raters: { per_comparison: 'all' },
      analysis: { alpha: 0.05, equivalence_margin: 0.1, stop: { rule: 'fixed' } },
      content_gate: { threshold: 0.85 },
    });
  });

  it.each([
    [
      'a misspelt key',
      SMALL.replace('replicates', '') + 'replicats: 3\n',
      'study.yaml:8 replicats is not a key that is known here: did you mean replicates?',
    ],
    ['a wrong type', SMALL.replace('steps: 4', 'steps: many'), 'study.yaml:5 arms.1.steps'],
    ['a missing field', SMALL.replace(', steps: 4', ''), 'study.yaml:5 arms.1.steps'],
    [
      'one arm',
      SMALL.replace(/ {2}- \{ key: b.*\n/, ''),
      'study.yaml:3 arms names too few: a comparison needs two arms',
    ],
    [
      'a repeated key',
      SMALL.replace('key: b', 'key: a'),
      'study.yaml:5 arms.1.key is the key of an earlier arm',
    ],
    [
      'a label that is a row',
      SMALL.replace('Arm B', 'On Par'),
      'study.yaml:5 arms.1.label is the name of a row',
    ],
    [
      'an unknown question',
      `${SMALL}analysis: { primary: [x] }\n`,
      'study.yaml:8 analysis.primary.0 is no question\'s id, "x": known are q',
    ],
    [
      'an unknown arm',
      `${SMALL}gold:\n  - { prompt: 1, better: c }\n`,
      'study.yaml:9 gold.0.better is no arm of this study, "c": known are a, b',
    ],
    [
      'draw and ids',
      SMALL.replace('set: words', 'set: words, draw: 1, ids: [1]'),
      'study.yaml:2 prompts.ids',
    ],
    [
      'no right side',
      `${SMALL}answers: [left, on_par]\n`,
      'study.yaml:8 answers must offer both sides: add right',
    ],
    ['broken YAML', 'name: [a\n', 'study.yaml:2 is not YAML'],
    ['an empty file', '', 'study.yaml:1'],
  ])('tells the line and the path of %s', (_, text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('tells of every fault at once', () => {
    const text = SMALL.replace('steps: 2', 'steps: 0').replace('ask: Which?', 'ask: 5');
    expect(messageOf(text).split('\n')).toHaveLength(2);
  });

  it('refuses any mutation of a good file with a message, and never fails otherwise', () => {
    fc.assert(
      fc.property(
        fc.nat(SMALL.length),
        fc.nat(8),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (at, cut, put) => {
          const text = SMALL.slice(0, at) + put + SMALL.slice(at + cut);
          const message = messageOf(text);
          expect(message === '' || message.startsWith('study.yaml:')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses a bomb of aliases', () => {
    const bomb = Array.from(
      { length: 20 },
      (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}, *a${i - 1}, *a${i - 1}` : 1}]`,
    ).join('\n');
    expect(messageOf(bomb)).toContain('study.yaml:');
  });
});
