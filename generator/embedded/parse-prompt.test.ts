import { describe, expect, it } from 'vitest';
import captions from './fixtures/captions.json' with { type: 'json' };
import { choosePrompts } from './choose-prompts.ts';
import { isHeldOut } from './is-held-out.ts';
import { meaningKey } from './meaning-key.ts';
import { parsePrompt } from './parse-prompt.ts';
import { writePrompt } from './write-prompt.ts';

describe('parsePrompt', () => {
  it("gives training captions the meaning and the side of the hold-out that training's Python gives", () => {
    expect(captions.length).toBeGreaterThan(100);
    for (const { caption, key, heldOut } of captions) {
      const statement = parsePrompt(caption);
      expect(meaningKey(statement), caption).toBe(key);
      expect(isHeldOut(statement), caption).toBe(heldOut);
    }
  });

  it('takes back what writePrompt wrote', () => {
    for (const { statement } of choosePrompts({ perChallenge: 30, seed: 9, heldOut: false })) {
      expect(parsePrompt(writePrompt(statement))).toEqual(statement);
    }
  });

  it('gives one meaning to both sides of a relation', () => {
    const one = meaningKey(parsePrompt('a red circle left of a blue square'));
    expect(meaningKey(parsePrompt('A blue square to the right of one red circle'))).toBe(one);
    expect(meaningKey(parsePrompt('a blue square left of a red circle'))).not.toBe(one);
  });

  it.each([
    '',
    'a dog',
    'two circle',
    'a red red circle',
    'four circles',
    'a circle on a red background',
  ])('refuses "%s"', (prompt) => {
    expect(() => parsePrompt(prompt)).toThrow(/not of the embedded models' grammar/);
  });
});
