import { Buffer } from 'node:buffer';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { decodePromptFile } from './decode-prompt-file.ts';
import { parsePromptFile } from './parse-prompts.ts';
import { PromptProblems } from './read-each.ts';

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

const texts = (text: string, name: string, columns = {}): string[] =>
  parsePromptFile(text, name, columns).prompts.map((prompt) => prompt.text);

describe('reading a prompt file', () => {
  it('reads a table with the header of PartiPrompts', () => {
    const text = `${HEADER}\nbond\tAbstract\tBasic\tNote here\na cat\tAnimals\tQuantity\t\n`;
    const metadata = {};
    expect(parsePromptFile(text, 'p.tsv').prompts).toEqual([
      {
        index: 0,
        text: 'bond',
        category: 'Abstract',
        challenge: 'Basic',
        note: 'Note here',
        metadata,
      },
      { index: 1, text: 'a cat', category: 'Animals', challenge: 'Quantity', note: '', metadata },
    ]);
  });

  it('takes columns by name, in any order and case, and keeps the others', () => {
    const file = parsePromptFile('Seed;  CATEGORY ;PROMPT\n7;Animals;a cat\n', 'p.csv');
    expect(file.columns).toEqual({ prompt: 'PROMPT', category: '  CATEGORY ' });
    expect(file.metadataColumns).toEqual(['Seed']);
    expect(file.prompts).toEqual([
      {
        index: 0,
        text: 'a cat',
        category: 'Animals',
        challenge: '',
        note: '',
        metadata: { Seed: '7' },
      },
    ]);
  });

  it.each([
    ['DrawBench', 'drawbench.csv', 'Prompts,Category\n"A red car, and a white sheep.",Colors\n'],
    ['T2I-CompBench', 'color_val.txt', 'A red car, and a white sheep.\n'],
    [
      'GenEval',
      'evaluation_metadata.jsonl',
      '{"tag": "colors", "include": [{"class": "car", "count": 1}], "prompt": "A red car, and a white sheep."}\n',
    ],
    ['HPS', 'anime.json', '["A red car, and a white sheep."]'],
    ['a list under a key', 'p.json', '{"prompts": [{"caption": "A red car, and a white sheep."}]}'],
    ['a data set', 'p.json', '{"info": {}, "data": ["A red car, and a white sheep."]}'],
    [
      'COCO captions',
      'p.json',
      '{"images": [{"id": 1}], "annotations": [{"caption": "A red car, and a white sheep."}]}',
    ],
    ['what Python writes', 'p.jsonl', '{"prompt": "A red car, and a white sheep.", "score": NaN}'],
    ['Excel', 'p.csv', 'sep=;\r\nPrompt;;\r\n"A red car, and a white sheep.";;\r\n'],
    ['lists of columns', 'p.json', '{"prompt": ["A red car, and a white sheep."], "tag": ["x"]}'],
    ['named prompts', 'p.json', '{"0001": {"prompt": "A red car, and a white sheep.", "id": 1}}'],
    ['a spreadsheet with tabs', 'p.txt', 'Prompt\tNote\r\n"A red car, and a white sheep."\t\r\n'],
    ['a header alone on its line', 'p.txt', 'Prompt\nA red car, and a white sheep.\n'],
    ['lines that end in CR', 'p.csv', 'prompt,tag\r"A red car, and a white sheep.",x\r'],
  ])('reads the form of %s', (_, name, text) => {
    expect(texts(text, name)).toEqual(['A red car, and a white sheep.']);
  });

  it('takes a quotation mark as text unless the field is quoted whole', () => {
    const table = `prompt\tnote\n"G I" painted\t\n"""Hello"" said a cat"\t\nthe saying "BE"\t"n"\n`;
    const { prompts } = parsePromptFile(table, 'p.tsv');
    expect(prompts.map(({ text }) => text)).toEqual([
      '"G I" painted',
      '"Hello" said a cat',
      'the saying "BE"',
    ]);
    expect(prompts[2]?.note).toBe('n');
  });

  it('passes blank lines over, and counts them', () => {
    expect(parsePromptFile('a\n\n  \nb\n', 'p.txt')).toMatchObject({ blankLines: 2 });
    expect(parsePromptFile('prompt,tag\n\na,x\n,\n', 'p.csv')).toMatchObject({ blankLines: 2 });
    expect(parsePromptFile('"a"\n\n"b"\n', 'p.jsonl')).toMatchObject({ blankLines: 1 });
  });

  it('takes the names of lists for categories', () => {
    const lists = '{"animals": ["a cat", "a dog"], "people": ["a man"]}';
    const { prompts } = parsePromptFile(lists, 'p.json');
    expect(prompts.map(({ category, text }) => `${category}: ${text}`)).toEqual([
      ...['animals: a cat', 'animals: a dog', 'people: a man'],
    ]);
  });

  it('leaves out columns that have neither a name nor a cell, and no others', () => {
    const { metadataColumns } = parsePromptFile(',prompt,tag,,\n0,a cat,x,,\n1,b,y,\n', 'p.csv');
    expect(metadataColumns).toEqual(['']);
    expect(messageOf(() => texts('prompt,tag,\na,x,what\n,y\n', 'p.csv'))).toContain('p.csv:3');
  });

  it('keeps the name that an object gives a prompt, unless it has one of its own', () => {
    const { prompts } = parsePromptFile(
      '{"a7": "a cat", "b2": {"prompt": "b", "id": 5}}',
      'p.json',
    );
    expect(prompts.map(({ metadata }) => metadata)).toEqual([{ id: 'a7' }, { id: 5 }]);
  });

  it('takes a column that the caller names', () => {
    const text = 'Instruction,Kind\na cat,x\n';
    expect(texts(text, 'p.csv', { prompt: 'instruction' })).toEqual(['a cat']);
    expect(messageOf(() => texts(text, 'p.csv', { prompt: 'nothing' }))).toContain(
      'p.csv:1 has no column "nothing"',
    );
  });

  it('reads one prompt a line, with Windows line ends and a byte order mark too', () => {
    expect(texts('\uFEFFa cat\r\na dog, text, and prompt\r\n', 'p.txt')).toEqual([
      'a cat',
      'a dog, text, and prompt',
    ]);
  });

  it.each([
    ['a missing column', 'p', `${HEADER}\na\tb\tc\td\na\tb\tc\n`, 'p:3 has 3 columns'],
    ['a column too many', 'p', `${HEADER}\na\tb\tc\td\te\n`, 'p:2 has 5 columns'],
    ['an empty prompt', 'p', `${HEADER}\n \tb\tc\td\n`, 'p:2 has an empty prompt'],
    ['a second header', 'p', `${HEADER}\na\tb\tc\td\n${HEADER}\n`, 'p:3 repeats the header'],
    ['a table without header', 'p', 'a\tb\tc\td\n', 'p:1 holds a tab'],
    ['columns of other names', 'p.csv', '\nid,words\n1,a\n', 'p.csv:2 names no column of prompts'],
    [
      'two columns of one name',
      'p.csv',
      'prompt,Prompt\na,b\n',
      'p.csv:1 has two columns named "prompt"',
    ],
    ['a quote left open', 'p.csv', 'prompt\na\n\n"b\nc\nd\n', 'p.csv:4 opens a quotation mark'],
    [
      'a quote left open among tabs',
      'p.tsv',
      'prompt\tx\n"b\tx\nc\td\n',
      'p.tsv:2 opens a quotation',
    ],
    [
      'a quote closed lines later',
      'p.csv',
      'prompt,t\n"a,x\nb,y\nc" d,z\n',
      'p.csv:2 opens a quotation mark',
    ],
    ['no JSON', 'p.json', '["a",\n]', 'p.json is not JSON: Unexpected token'],
    ['no JSON in a line', 'p.jsonl', '"a"\n{"prompt"\n', 'p.jsonl:2 is not JSON'],
    [
      'a number as prompt',
      'p.jsonl',
      '"a"\n{"prompt": 3}\n',
      'p.jsonl:2 has no prompt that is text',
    ],
    ['a list as prompt', 'p.json', '[["a"]]', 'p.json, prompt 1 of 1 is neither'],
    [
      'a very long prompt',
      'p',
      `a\n${'x'.repeat(10_001)}\n`,
      'p:2 has a prompt of 10001 characters',
    ],
    ['a NUL', 'p', 'a\nb\0c\n', 'p:2 holds a NUL character'],
    ['a replacement character', 'p', 'a\nb\uFFFD\n', 'p:2 is not valid UTF-8'],
    ['half a surrogate pair', 'p', 'a\nb\uD800\n', 'p:2 is not valid UTF-8'],
    ['a NUL in another column', 'p.csv', 'prompt,x\na,b\0\n', 'p.csv:2 holds a NUL character'],
    [
      'half a pair in a list',
      'p.jsonl',
      '{"prompt":"a","x":[{"y":"\\ud800"}]}',
      'p.jsonl:1 is not',
    ],
    ['a NUL in a name', 'p.json', '[{"prompt":"a","\\u0000":1}]', 'prompt 1 of 1 holds a NUL'],
    [
      'what is nested without end',
      'p.json',
      `[{"prompt":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`,
      'p.json is nested deeper than 100 levels',
    ],
    ['lines without end', 'p', 'a\n'.repeat(200_001), 'where 200000 are taken'],
    ['several wrong lines', 'p', 'a\tb\nc\nd\te\n', 'p:1 holds a tab'],
    ['how many more', 'p', 'a\tb\nc\nd\te\n', '; 1 line more is wrong'],
    ['nothing', 'p', '', 'p holds no prompt'],
    ['a header alone', 'p', `${HEADER}\n`, 'p holds no prompt'],
    ['an empty list', 'p.json', '[]', 'p.json holds no prompt'],
  ])('tells the line of %s', (_, name, text, message) => {
    expect(messageOf(() => parsePromptFile(text, name))).toContain(message);
  });

  it.each(['\t', ',', ';'])(
    'gives back every prompt written with %j between columns',
    (delimiter) => {
      const prompt = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
        .map((text) => text.replace(/[\0\uFFFD\uFEFF\r\n]/g, ' '))
        .filter((text) => text.trim() !== '');
      fc.assert(
        fc.property(fc.array(prompt, { minLength: 1, maxLength: 20 }), (prompts) => {
          const rows = prompts.map((text, index) => [index, text, 'n']);
          const table = stringify([['seed', 'Prompt', 'note'], ...rows], { delimiter });
          expect(texts(table, 'p')).toEqual(prompts);
          const objects = prompts.map((text) => JSON.stringify({ prompt: text })).join('\n');
          expect(texts(objects, 'p.jsonl')).toEqual(prompts);
        }),
      );
    },
  );
});

describe('telling what is wrong with a prompt file', () => {
  it('tells each wrong line, up to fifty, and counts the others', () => {
    const wrong = (text: string): unknown => {
      try {
        return parsePromptFile(text, 'p.tsv');
      } catch (error) {
        return error;
      }
    };
    expect(wrong('prompt\tx\na\nb\ty\nc\n')).toMatchObject({
      problems: [
        'p.tsv:2 has 1 column where the header names 2: prompt, x',
        'p.tsv:4 has 1 column where the header names 2: prompt, x',
      ],
      count: 2,
    });
    const many = wrong(`prompt\tx\n${'a\n'.repeat(80)}`);
    expect(many).toMatchObject({ count: 80 });
    expect(many instanceof PromptProblems && many.problems.length).toBe(50);
  });
});

describe('a file of another form', () => {
  it.each([
    ['p.yaml', 'prompts:\n  - a cat\n', 'p.yaml is YAML, and prompts are read from TSV'],
    ['notes.MD', '- a cat\n', 'notes.MD is Markdown'],
    ['n.ipynb', '{\n"cells": []}', 'n.ipynb is a notebook'],
  ])('is refused by name: %s', (name, text, message) => {
    expect(messageOf(() => parsePromptFile(text, name))).toContain(message);
  });

  it('is read as JSON where all of it is, whatever it is called', () => {
    const prompts = ['a cat', 'a dog'];
    for (const text of [JSON.stringify(prompts), JSON.stringify({ prompts }, null, 2)]) {
      const read = parsePromptFile(text, 'prompts.txt');
      expect(read.prompts.map((prompt) => prompt.text)).toEqual(prompts);
    }
    expect(parsePromptFile('[cat] in a hat\na [dog]\n', 'prompts.txt').prompts).toHaveLength(2);
  });
});

describe('decoding a prompt file', () => {
  it('says of what is no text what it is', () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 0]);
    expect(messageOf(() => decodePromptFile(workbook, 'p.csv'))).toContain(
      'p.csv is a zip archive, and no text: unpack it',
    );
  });

  it('names the line of bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('café\nb\n'), Buffer.from([0x63, 0xe9, 10, 100])]);
    expect(messageOf(() => decodePromptFile(bytes, 'p.txt'))).toContain(
      'p.txt:3 is not valid UTF-8',
    );
  });

  it.each([
    ['utf-16le', [0xff, 0xfe, 0x61, 0, 0x0a, 0]],
    ['utf-16be', [0xfe, 0xff, 0, 0x61, 0, 0x0a]],
  ])('reads %s where a byte order mark says so', (_, bytes) => {
    expect(texts(decodePromptFile(Uint8Array.from(bytes), 'p'), 'p')).toEqual(['a']);
  });

  it('never fails but with a message, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const name of ['p', 'p.csv', 'p.json', 'p.jsonl']) {
          messageOf(() => parsePromptFile(decodePromptFile(bytes, name), name));
        }
      }),
    );
  });
});
