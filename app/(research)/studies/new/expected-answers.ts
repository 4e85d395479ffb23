import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';

/** A field of the form about expected answers: its name, what it asks, and what it takes. */
export type ExpectedField = {
  name: keyof ExpectedVotes;
  label: string;
  description: string;
  /** what is typed over what is meant: 100 for percent */
  scale: number;
  least: number;
  most: number;
};

export const EXPECTED_FIELDS: readonly ExpectedField[] = [
  {
    name: 'winShare',
    label: 'For the better arm, %',
    description: 'of the votes that prefer an arm',
    scale: 100,
    least: 51,
    most: 99,
  },
  percent('ties', 'On par, %', 'of all votes'),
  percent('neither', 'Neither, %', 'of all votes'),
  percent('dropout', 'Raters who leave, %', 'somewhere on their way'),
  correlation('iccRater', 'Alike by rater', 'correlation of one rater’s votes'),
  correlation('iccPrompt', 'Alike by prompt', 'correlation of votes on one prompt'),
];

/** What is expected until something else is typed. */
export const USUAL_ANSWERS: ExpectedVotes = {
  winShare: 0.6,
  ties: 0.25,
  neither: 0.05,
  dropout: 0,
  iccRater: 0.02,
  iccPrompt: 0.1,
};

/** Of all votes some must decide. */
const LEAST_DECISIVE = 0.005;

/** The answers of a form, or null where a field holds none that can be meant. */
export function readExpectedAnswers(form: FormData): ExpectedVotes | null {
  const answers = { ...USUAL_ANSWERS };
  for (const { name, scale } of EXPECTED_FIELDS) {
    const text = form.get(name);
    answers[name] = typeof text === 'string' && text.trim() !== '' ? Number(text) / scale : NaN;
  }
  return canBeExpected(answers) ? answers : null;
}

/** Whether each answer is within its bounds, and votes that decide are left. */
export function canBeExpected(answers: ExpectedVotes): boolean {
  const areWithin = EXPECTED_FIELDS.every(
    ({ name, scale, least, most }) =>
      answers[name] >= least / scale && answers[name] <= most / scale,
  );
  return areWithin && answers.ties + answers.neither < 1 - LEAST_DECISIVE;
}

function percent(name: ExpectedField['name'], label: string, description: string): ExpectedField {
  return { name, label, description, scale: 100, least: 0, most: 99 };
}

function correlation(
  name: ExpectedField['name'],
  label: string,
  description: string,
): ExpectedField {
  return { name, label, description, scale: 1, least: 0, most: 0.9 };
}
