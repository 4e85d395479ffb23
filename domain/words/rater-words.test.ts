import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { wordsOf } from './words-of.ts';

/** Stands in for each number and text of a sentence: no language has a word of its own for it. */
const PLACES = [7411, 7412, 7413];
const STEP = {
  ...{ practice: true, position: 7411, total: 7412, prompt: '7413', question: 7414 },
  ...{ questions: 7415, ask: '7416' },
};

/** Every text of a record by its path, sentences with places filled in by what stands for them. */
function textsOf(node: unknown, path = ''): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const places = path.endsWith('announced') ? [STEP] : PLACES.slice(0, node.length);
    return [[path, String(Reflect.apply(node, undefined, places))]];
  }
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is no text`);
  return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

const numbersIn = (text: string): string[] => (text.match(/74\d\d/g) ?? []).toSorted();
const english = new Map(textsOf(wordsOf('en')));

describe.each(LANGUAGES)('the words in %s', (language) => {
  const texts = textsOf(wordsOf(language));

  it('are those of English, key by key, with the same places in each sentence', () => {
    expect(texts.map(([path, text]) => [path, numbersIn(text)])).toEqual(
      [...english].map(([path, text]) => [path, numbersIn(text)]),
    );
  });

  it('are none of them empty, ragged or left in English', () => {
    const spoilt = texts.filter(
      ([, text]) => text.trim() !== text || /^$| {2}|undefined/.test(text),
    );
    expect(spoilt).toEqual([]);
    const same = texts.filter(
      ([path, text]) => english.get(path) === text && !/^\W*Pause$/.test(text),
    );
    expect(same.map(([path]) => path)).toEqual(
      language === 'en'
        ? [...english.keys()].filter((path) => !/Pause$/.test(String(english.get(path))))
        : [],
    );
  });

  it('hold each count that is more than two, in every form of the plural', () => {
    const { voting, consent } = wordsOf(language);
    for (const count of [3, 5, 11, 21, 100, 102, 111, 1001]) {
      for (const say of [consent.erased, voting.compared, voting.waitHere, voting.lateStored]) {
        expect(say(count)).toContain(String(count));
      }
    }
    expect(voting.compared(1)).not.toBe(voting.compared(2));
    expect(consent.erased(0)).not.toMatch(/\d/);
  });
});

describe('Arabic', () => {
  it('is written in its own letters', () => {
    const foreign = textsOf(wordsOf('ar')).filter(([, text]) => !/\p{Script=Arabic}/u.test(text));
    expect(foreign).toEqual([]);
  });
});
