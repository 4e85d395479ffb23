import type { Command, Option } from 'commander';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { buildProgram } from './onpar.ts';

type Named = { call: string; option: Option };
let options: Named[];

function optionsOf(command: Command, path: string): Named[] {
  const own = command.options
    .filter(({ required, optional }) => required || optional)
    .map((option) => ({ call: `${path} ${option.flags}`, option }));
  const below = command.commands.flatMap((sub) => optionsOf(sub, `${path} ${sub.name()}`));
  return [...own, ...below];
}

beforeAll(async () => {
  options = optionsOf(await buildProgram(), 'onpar');
});

type Read = { value: unknown } | { refusal: string };

/** What an option makes of a text; a refusal is one in words, and nothing else is thrown. */
function read({ option }: Named, text: string): Read {
  if (option.parseArg === undefined) throw new Error('It takes whatever it is given.');
  try {
    return { value: option.parseArg(text, option.defaultValue as string) };
  } catch (error) {
    if (error instanceof InvalidArgumentError || error instanceof UserError)
      return { refusal: error.message };
    throw error;
  }
}

const ofNumbers = ({ option }: Named): boolean =>
  /<(n|number|b|s|g|r|pixels|share|port)>/.test(option.flags);
const ofLists = ({ option }: Named): boolean =>
  /,/.test(option.flags.replace(/^-\w, /, '')) ||
  /<(arms|questions|names|pairs)>/.test(option.flags);
/** `--negative-prompt ""` steers away from nothing, and `--prompt ""` is a prompt without words. */
const MAY_BE_EMPTY = ['--prompt', '--negative-prompt'];

describe('an option of the command line', () => {
  it('is one of many, and each reads its text', () => {
    expect(options.length).toBeGreaterThan(80);
    expect(options.filter(ofNumbers).length).toBeGreaterThan(30);
    expect(options.filter(ofLists).map(({ option }) => option.long)).toEqual(
      expect.arrayContaining(['--order', '--primary', '--steps', '--device', '--metrics']),
    );
    expect(options.filter(({ option }) => option.parseArg === undefined)).toEqual([]);
  });

  it.each(['', ' ', '\t\n'])('refuses in words a text that holds nothing: %j', (text) => {
    const taken = options.filter((named) => 'value' in read(named, text));
    expect([...new Set(taken.map(({ option }) => option.long))]).toEqual(MAY_BE_EMPTY);
  });

  it('of a number takes one in decimal digits, finite, and no other text', () => {
    const odd = ['NaN', 'Infinity', '-Infinity', '0x10', '0b1', '1e999', '1,5', '1_000', '--', 'x'];
    const any = fc.oneof(fc.constantFrom(...odd), fc.string(), fc.double().map(String));
    fc.assert(
      fc.property(fc.constantFrom(...options.filter(ofNumbers)), any, (named, text) => {
        const told = read(named, text);
        if ('refusal' in told) expect(told.refusal).toMatch(/^[A-Z–-].*\.$/s);
        else if (told.value !== 'all') expect(told.value).toSatisfy(Number.isFinite);
        if (!/^\s*[+-]?[\d.]+(e[+-]?\d+)?\s*$/i.test(text) && text !== 'all')
          expect([named.call, told]).toEqual([named.call, { refusal: expect.any(String) }]);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a list takes each of its parts once, and none that is empty', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '7',
      '30',
      'cpu',
      'fid',
      'kid',
      'prompt=a',
      'prompt=b',
      '',
    );
    const parts = fc.array(part, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...options.filter(ofLists)), parts, (named, given) => {
        const isFlawed = given.includes('') || new Set(given).size < given.length;
        const told = read(named, given.join(' , '));
        const twoSteps = named.option.flags === '--steps <fast,base>';
        if (isFlawed && !twoSteps)
          expect([named.call, told]).toEqual([
            named.call,
            { refusal: expect.stringMatching(/\.$/) },
          ]);
        if ('value' in told && !twoSteps) expect(told.value).not.toContain('');
      }),
      { numRuns: 1000 },
    );
  });
});
