import { z } from 'zod';
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

const share = z.number().min(0).max(0.99);

/** Expected answers as a browser sends them; those that leave votes to decide. */
export const expectedAnswers = z
  .strictObject({
    winShare: z.number().min(0.51).max(0.99),
    ties: share,
    neither: share,
    dropout: share,
    iccRater: share.max(0.9),
    iccPrompt: share.max(0.9),
  })
  .refine(({ ties, neither }) => ties + neither < 0.995);

/** The answers of a form, or null where a field holds none that can be meant. */
export function readExpectedAnswers(form: FormData): ExpectedVotes | null {
  const typed = EXPECTED_FIELDS.map(({ name, scale }) => {
    const text = form.get(name);
    const number = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
    return [name, number / scale] as const;
  });
  const parsed = expectedAnswers.safeParse(Object.fromEntries(typed));
  return parsed.success ? parsed.data : null;
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
