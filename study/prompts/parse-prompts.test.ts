import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { decodePromptFile } from './decode-prompt-file.ts';
import { parsePromptFile } from './parse-prompts.ts';

const HEADER = 'Prompt\tCategory\tChallenge\tNote';

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.message;
    throw error;
  }
  return '';
}

describe('reading a prompt file', () => {
  it('reads a table with the header of PartiPrompts', () => {
    const text = `${HEADER}\nbond\tAbstract\tBasic\tNote here\na cat\tAnimals\tQuantity\t\n`;
    expect(parsePromptFile(text, 'p.tsv')).toEqual([
      { index: 0, text: 'bond', category: 'Abstract', challenge: 'Basic', note: 'Note here' },
      { index: 1, text: 'a cat', category: 'Animals', challenge: 'Quantity', note: '' },
    ]);
  });

  it('takes quotes, commas and any script as text', () => {
    const prompt = ' the saying "BE, EXCELLENT" \'x\' <b>猫</b> =1+1 🐈 ';
    const [record] = parsePromptFile(`${HEADER}\n${prompt}\t"A\tB\t"\n`, 'p.tsv');
    expect(record).toMatchObject({ text: prompt, category: '"A', note: '"' });
  });

  it('reads one prompt a line, with Windows line ends and a byte order mark too', () => {
    const records = parsePromptFile('\uFEFFa cat\r\na dog\r\n', 'p.txt');
    expect(records.map(({ text, index }) => [index, text])).toEqual([
      [0, 'a cat'],
      [1, 'a dog'],
    ]);
  });

  it.each([
    ['a missing column', `${HEADER}\na\tb\tc\td\na\tb\tc\n`, 'p:3 has 3 columns'],
    ['a column too many', `${HEADER}\na\tb\tc\td\te\n`, 'p:2 has 5 columns'],
    ['an empty prompt', `${HEADER}\n \tb\tc\td\n`, 'p:2 has an empty prompt'],
    ['an empty line', 'a\n\nb\n', 'p:2 has an empty prompt'],
    ['a second header', `${HEADER}\na\tb\tc\td\n${HEADER}\n`, 'p:3 repeats the header'],
    ['a table without header', 'a\tb\tc\td\n', 'p:1 holds a tab'],
    ['a very long prompt', `a\n${'x'.repeat(10_001)}\n`, 'p:2 has a prompt of 10001 characters'],
    ['a NUL', 'a\nb\0c\n', 'p:2 holds a NUL character'],
    ['a replacement character', 'a\nb\uFFFD\n', 'p:2 is not valid UTF-8'],
    ['half a surrogate pair', 'a\nb\uD800\n', 'p:2 is not valid UTF-8'],
    ['nothing', '', 'p holds no prompt'],
    ['a header alone', `${HEADER}\n`, 'p holds no prompt'],
  ])('tells the line of %s', (_, text, message) => {
    expect(messageOf(() => parsePromptFile(text, 'p'))).toContain(message);
  });

  it('gives back every prompt that a line can hold', () => {
    const prompt = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
      .map((text) => text.replace(/[\t\r\n\0\uFFFD\uFEFF]/g, ' '))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(prompt, { minLength: 1, maxLength: 20 }), (prompts) => {
        const table = [HEADER, ...prompts.map((text) => `${text}\tc\th\tn`)].join('\n');
        expect(parsePromptFile(table, 'p').map(({ text }) => text)).toEqual(prompts);
        expect(parsePromptFile(`${prompts.join('\n')}\n`, 'p').map(({ text }) => text)).toEqual(
          prompts,
        );
      }),
    );
  });
});

describe('decoding a prompt file', () => {
  it('names the line of bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('café\nb\n'), Buffer.from([0x63, 0xe9, 10, 100])]);
    expect(messageOf(() => decodePromptFile(bytes, 'p.txt'))).toContain(
      'p.txt:3 is not valid UTF-8',
    );
  });

  it('never fails but with a message, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        messageOf(() => parsePromptFile(decodePromptFile(bytes, 'p'), 'p'));
      }),
    );
  });
});
