import { countOf } from '#domain/count-of.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { BundleSources } from './read-sources.ts';
import { BLANK, type Answered } from './sheet-answer.ts';

type Question = Protocol['questions'][number];

/** Section 4 of the data sheet for one question of the study. */
export function criterionAnswers(
  question: Question,
  { protocol }: BundleSources,
  table: ResultTable,
): Answered[] {
  return [
    ['4.1.1', 'Correctness, goodness or feature', BLANK],
    ['4.1.2', 'Form, content or both', BLANK],
    question.show_prompt
      ? ['4.1.3', 'In its own right, or relative to something', 'The prompt stood beside.', BLANK]
      : ['4.1.3', 'In its own right, or relative to something', 'The prompt was not shown.', BLANK],
    ['4.2.1', 'Objective or subjective', 'Subjective.'],
    ['4.2.2', 'Absolute or relative', 'Relative: two images beside each other.'],
    ['4.2.3', 'Intrinsic or extrinsic', 'Intrinsic.'],
    ...elicitation(question, protocol),
    ...analysis(question, table),
  ];
}

function elicitation({ title, ask }: Question, protocol: Protocol): Answered[] {
  const { answers, allow_no_answer: none } = protocol;
  const values = [...answers.map((answer) => answer.replace('_', ' ')), ...(none ? ['none'] : [])];
  return [
    ['4.3.1', 'Name of the criterion', `In the tables: ${title}. Raters read the question alone.`],
    ['4.3.2', 'Definition given', 'None beyond the question and the instructions (consent.json).'],
    ['4.3.3', 'Size of the scale', `${values.length}.`],
    ['4.3.4', 'Possible values', `${values.join(', ')}.`],
    ['4.3.5', 'How the scale was presented', 'Multiple-choice options: buttons, and keys.'],
    ['4.3.6', 'Task where there is no rating instrument', 'N/A.'],
    ['4.3.7', 'Verbatim question', ask],
    ['4.3.8', 'Form of response elicitation', 'Relative quality estimation.'],
  ];
}

function analysis({ id }: Question, table: ResultTable): Answered[] {
  const result = table.questions.find((question) => question.id === id);
  const finding = table.findings.find(({ question }) => question === id);
  const alpha = result === undefined ? null : result.agreement.krippendorff_alpha_nominal;
  const repeats = table.raters.reduce((sum, { repeats: { n } }) => sum + n, 0);
  return [
    [
      '4.3.9',
      'How responses were aggregated',
      'Shares of all votes by answer; net preference, votes for one arm less votes for the other over all. On par and neither are answers of their own.',
    ],
    [
      '4.3.10',
      'Effect size and significance',
      `Net preference with ${formatLevel(table.level)} intervals clustered by rater and prompt; tests corrected by Holm over the primary questions, or the declared stopping rule.`,
      finding === undefined ? 'No vote counts.' : finding.sentence,
    ],
    [
      '4.3.11',
      'Agreement between evaluators',
      `Krippendorff's alpha, nominal: ${alpha === null ? 'not estimable' : alpha.toFixed(3)}.`,
    ],
    [
      '4.3.12',
      'Agreement of evaluators with themselves',
      repeats === 0
        ? 'No trial was repeated.'
        : `Over all questions: ${countOf(repeats, 'answer')} to repeated trials, of which each rater's share of like ones is in tables/answers.json.`,
    ],
  ];
}
