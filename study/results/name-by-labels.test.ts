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
      'the labels name "SD50", which is neither an arm nor a question of these votes; "sd50" is likely meant.',
      'the arm "sd50" has no label, and is printed by its key.',
    ]);
    expect(notes('{ somebody: A }')).toEqual([
      'the labels name "somebody", which is neither an arm nor a question of these votes.',
      'the arms "deci30", "sd50" have no label, and are printed by their keys.',
    ]);
  });
});
