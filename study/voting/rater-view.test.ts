import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseProtocol } from '../protocol/parse-protocol.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { storedLanguage } from '../protocol/stored-language.ts';
import { raterView } from './rater-view.ts';

const fixture = await readFile(join(import.meta.dirname, '../../studies/fixture.yaml'), 'utf8');

const protocolWith = (settings: string): Protocol =>
  parseProtocol(`${fixture}\n${settings}`, 'test.yaml').protocol;

const viewOf = (settings: string): ReturnType<typeof raterView> =>
  raterView({ protocol: protocolWith(settings), slot: null });

describe('what raters read', () => {
  it.each([
    ['', 'Which image is better?', /^You will see pairs/, /On par/],
    ['language: de', 'Welches Bild ist besser?', /^Sie sehen Paare/, /„Gleich gut“/],
    ['language: ar', 'أي الصورتين أفضل؟', /^ستُعرض عليك أزواج/, /«متساويتان»/],
  ])('with %j is in that language', (settings, title, consent, instructions) => {
    const view = viewOf(settings);
    expect(view.title).toBe(title);
    expect(view.consent).toMatch(consent);
    expect(view.instructions).toMatch(instructions);
  });

  it('are the texts of the protocol as they are written, with rules in the language of the study', () => {
    const view = viewOf('language: de\nrater_title: Studie 7\nconsent: Ich stimme zu.\n');
    expect(view.title).toBe('Studie 7');
    expect(view.consent).toMatch(/^Ich stimme zu\.\n\nSie können jederzeit zurücktreten\./);
  });
});

describe('the language of a study', () => {
  it('is kept with its protocol, English where it names none or was made before', () => {
    expect(protocolWith('').language).toBe('en');
    expect(protocolWith('language: ar').language).toBe('ar');
    expect(storedLanguage({ name: 'of before' })).toBe('en');
    expect(storedLanguage({ language: 'ar', arms: 'spoilt' })).toBe('ar');
    expect(storedLanguage({ language: 'tlh' })).toBeNull();
    expect(storedLanguage(null)).toBeNull();
  });
});
