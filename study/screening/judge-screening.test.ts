import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeScreening } from './judge-screening.ts';
import type { Plate } from './draw-plate.ts';

const plate: Plate = { figure: 7, axis: 'protan', seed: 'x' };
const AGE = { id: 'age', ask: 'Are you 18?', options: ['Yes', 'No'], admits: ['Yes'] };
const KNOWS = { id: 'knows', ask: 'What do you do?', options: ['Nothing', 'Draw'] };

describe('screening', () => {
  it('lets in by answers that the protocol names, and keeps the others', () => {
    const screening = { questions: [AGE, KNOWS] };
    const judge = (age: string) =>
      judgeScreening({
        screening,
        plates: [],
        sent: { answers: { age, knows: 'Draw' }, plates: [] },
      });
    expect(judge('Yes')).toEqual({
      record: { answers: { age: 'Yes', knows: 'Draw' }, plates: [], ended: null },
      why: null,
    });
    expect(judge('No')).toMatchObject({
      record: { answers: { age: 'No', knows: 'Draw' }, ended: 'answers' },
      why: 'screening: the answer to age does not let in',
    });
  });

  it('lets in exactly those who read as many plates as declared', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (seen, right) => {
          const plates = seen.map(() => plate);
          const screening = { colour_plates: { show: seen.length, right } };
          const sent = { answers: {}, plates: seen };
          const { record, why } = judgeScreening({ screening, plates, sent });
          const passes = seen.filter((digit) => digit === 7).length >= right;
          expect([record.ended, why === null]).toEqual(passes ? [null, true] : ['plates', false]);
          expect(record.plates.map((read) => read.seen)).toEqual(seen);
        },
      ),
    );
  });

  it('ends kindly for whoever cannot see images, whatever is asked', () => {
    const screening = { questions: [AGE], colour_plates: { show: 1, right: 1 } };
    expect(judgeScreening({ screening, plates: [plate], sent: { cannot_see: true } })).toEqual({
      record: { answers: {}, plates: [], ended: 'sight' },
      why: 'screening: cannot see images',
    });
  });

  it('refuses what was not offered and what is missing', () => {
    const screening = { questions: [AGE], colour_plates: { show: 1, right: 1 } };
    const judge = (answers: Record<string, string>, seen: (number | null)[]) => () =>
      judgeScreening({ screening, plates: [plate], sent: { answers, plates: seen } });
    expect(judge({ age: 'Perhaps' }, [7])).toThrow('choose one of the answers to age');
    expect(judge({}, [7])).toThrow('choose one of the answers to age');
    expect(judge({ age: 'Yes' }, [])).toThrow('say of each plate which digit you see');
    expect(judge({ age: 'Yes' }, [7, 7])).toThrow('say of each plate which digit you see');
  });
});
