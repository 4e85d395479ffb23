import { didYouMean } from '#domain/did-you-mean.ts';
import { shapeOfName } from '#domain/shape-of-name.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { Screening } from '../../protocol/screening-schema.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type TextRule } from '../rule.ts';

type Question = NonNullable<Screening['questions']>[number];

/** Half of the plates are drawn for another kind of red-green blindness, and may be read. */
const FEWEST_SHARE = 0.5;

/** Raters can answer what they are screened by, and some of them are let in. */
export const screeningRules: TextRule = ({ protocol: { screening, raters } }) => {
  if (screening === undefined) return [];
  const { questions = [], colour_plates: plates } = screening;
  const ends = plates !== undefined || questions.some(({ admits }) => admits !== undefined);
  return [
    ...checkIds(questions),
    ...questions.flatMap(checkQuestion),
    ...checkPlates(plates),
    ...(questions.length === 0 && plates === undefined
      ? [warn(['screening'], 'asks nothing: name questions or colour_plates, or leave it out')]
      : []),
    ...(ends && raters.panel !== undefined && raters.panel.screen_out === undefined
      ? [warn(['raters', 'panel'], NO_WAY_BACK)]
      : []),
  ];
};

const NO_WAY_BACK =
  'names no screen_out: raters whom screening does not let in are not told the way back';

function checkIds(questions: readonly Question[]): Problem[] {
  return findRepeated(questions, ({ id }) => shapeOfName(id)).map((place) =>
    refuse(
      ['screening', 'questions', place, 'id'],
      'is the id of an earlier question: choose another',
    ),
  );
}

function checkQuestion({ options, admits = [] }: Question, question: number): Problem[] {
  const path = (...rest: Problem['path']): Problem['path'] => [
    ...['screening', 'questions', question],
    ...rest,
  ];
  const unknown = admits.flatMap((option, place) => {
    if (options.includes(option)) return [];
    const meant = didYouMean(option, options);
    const hint =
      meant === undefined ? `offered are ${options.join(', ')}` : `did you mean ${meant}?`;
    return [refuse(path('admits', place), `is no answer of this question, "${option}": ${hint}`)];
  });
  return [
    ...findRepeated(options).map((place) =>
      refuse(path('options', place), `is offered already: leave out the second ${options[place]}`),
    ),
    ...unknown,
    ...findRepeated(admits).map((place) =>
      refuse(path('admits', place), `names ${admits[place]} again: leave it out`),
    ),
    ...(unknown.length === 0 && new Set(admits).size === options.length
      ? [warn(path('admits'), 'lets everybody in: leave it out')]
      : []),
  ];
}

function checkPlates(plates: Screening['colour_plates']): Problem[] {
  if (plates === undefined) return [];
  const { show, right } = plates;
  const path = ['screening', 'colour_plates', 'right'];
  if (right > show) {
    return [refuse(path, `asks for ${right} of ${show}: write at most ${show}, or show more`)];
  }
  if (right / show < FEWEST_SHARE) {
    const message = `asks for ${right} of ${show}: whoever tells no red from green may read so many`;
    return [warn(path, message)];
  }
  return [];
}
