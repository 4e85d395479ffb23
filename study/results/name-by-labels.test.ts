import { describe, expect, it } from 'vitest';
import { cardVotes } from '#evaluation/votes/fixtures/card-votes.ts';
import { tallyVotes } from '#evaluation/votes/rows/tally.ts';
import { nameByLabels } from './name-by-labels.ts';
import { parseLabels } from './parse-labels.ts';

const tally = tallyVotes(cardVotes());
const notes = (yaml: string): string[] => nameByLabels(parseLabels(yaml, 'l.yaml'), tally).notes;

describe('nameByLabels', () => {
  it('has nothing to say of labels that fit, or of questions alone', () => {
    expect(notes('{ deci30: A, sd50: B, aesthetics: Better? }')).toEqual([]);
    expect(notes('arms: {}\nquestions: { aesthetics: Better? }')).toEqual([]);
  });

  it('names the likely one for a slip, and the arms that have no label', () => {
    expect(notes('{ deci30: A, SD50: B }')).toEqual([
      'l.yaml, line 1: the labels name "SD50", which is neither an arm nor a question of these votes: "SD50" is most likely a typo for "sd50", for they differ only in case.',
      'the arm "sd50" has no label, and is printed by its key.',
    ]);
    expect(notes('{ somebody: A }')).toEqual([
      'l.yaml, line 1: the labels name "somebody", which is neither an arm nor a question of these votes.',
      'the arms "deci30", "sd50" have no label, and are printed by their keys.',
    ]);
  });

  it('names the likely one for a key that is there beside the right one, and for one some slips away', () => {
    expect(notes('{ deci30: A, sd50: B, "sd50 ": C }')).toEqual([
      expect.stringMatching(
        /"sd50 " is most likely a typo for "sd50", .* differ only in spaces\.$/,
      ),
    ]);
    expect(notes('deci30: A\nsd50: B\naesthetic: Better?')).toEqual([
      expect.stringMatching(/^l\.yaml, line 3: .*; "aesthetics" is likely meant\.$/),
    ]);
  });

  it.each([
    [
      'the name of a row',
      'deci30: A\nsd50: on_par',
      'line 2: the label "on_par" of "sd50" is the name of a row',
    ],
    [
      'another row',
      'deci30: No answer\nsd50: B',
      'line 1: the label "No answer" of "deci30" is the name',
    ],
    [
      'the label of another',
      'deci30: Model A\nsd50: "model  a"',
      'line 2: the label "model  a" of "sd50" is that of "deci30" on line 1 too',
    ],
    ['the same label', 'deci30: A\nsd50: A', 'line 2: the label "A" of "sd50" is that of "deci30"'],
    [
      'a key that is printed',
      'deci30: SD50',
      'line 1: the label "SD50" of "deci30" is that of "sd50" too',
    ],
    [
      'a mark of direction',
      'deci30: "A\\u202eB"\nsd50: B',
      'line 1: the label .* mark that turns the direction of text \\(U\\+202E\\)',
    ],
    [
      'a line break',
      'deci30: "A\\nB"\nsd50: B',
      'line 1: the label .* control character \\(U\\+000A\\)',
    ],
    [
      'nothing to read',
      'deci30: "\\u200b"\nsd50: B',
      'line 1: the label .* no character that can be read',
    ],
    [
      'two titles alike',
      'aesthetics: Better?\nalignment: better?',
      'line 2: the label "better\\?" of "alignment" is that of "aesthetics"',
    ],
    ['a row in a section', 'arms:\n  deci30: A\n  sd50: Neither', 'line 3: the label "Neither"'],
    [
      'a row in a protocol',
      'arms:\n  - { key: deci30, label: A }\n  - { key: sd50, label: Neither }',
      'line 3: the label "Neither"',
    ],
  ])('refuses, with its line, a label that is %s', (_, yaml, told) => {
    expect(() => notes(yaml)).toThrow(new RegExp(told));
  });
});
