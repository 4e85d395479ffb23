import { countOf } from '#domain/count-of.ts';
import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { BundleSources } from './read-sources.ts';
import { criterionAnswers } from './sheet-criterion.ts';
import { designAnswers } from './sheet-design.ts';
import { BLANK, type Answered } from './sheet-answer.ts';

/**
 * The data sheet of the evaluation with people, by the numbered questions of the Human Evaluation
 * Datasheet (Shimorina and Belz, HumEval 2022; version 3.0: Belz and Thomson, GEM 2025), filled in from
 * what the study knows; the rest is left to the researcher. Section 4 stands once for each question.
 */
export function evaluationSheet(sources: BundleSources, table: ResultTable): string {
  const parts: [string, Answered[]][] = [
    ['1. Main reference and supplementary resources', resources(sources)],
    ['2. Evaluated systems', systems(sources)],
    [
      '3. Sample of system outputs, evaluators and experimental design',
      designAnswers(sources, table),
    ],
    ...sources.protocol.questions.map((question): [string, Answered[]] => [
      `4. Quality criterion: ${escapeMarkdown(question.title)}`,
      criterionAnswers(question, sources, table),
    ]),
    ['5. Ethics', ethics(sources)],
  ];
  return [
    '# Human evaluation sheet',
    '',
    `By the numbered questions of the Human Evaluation Datasheet, HEDS 3.0 (Belz and Thomson 2025), of the study ${escapeMarkdown(sources.study.name)}. Questions are named in short; HEDS has them in full. Where it splits one further, the answer is to all of its parts.`,
    ...parts.flatMap(([title, answered]) => ['', `## ${title}`, ...answered.flatMap(printed)]),
    '',
  ].join('\n');
}

function printed([number, question, ...answers]: Answered): string[] {
  const said = answers.map((answer) => (answer === BLANK ? BLANK : escapeMarkdown(answer)));
  return ['', `**${number} ${question}**`, '', said.join(' ')];
}

function resources({ study, software }: BundleSources): Answered[] {
  const made = Object.entries(software).map((pair) => pair.join(' '));
  return [
    ['1.1.1', 'Paper that reports the evaluation', BLANK],
    ['1.1.2', 'Which experiment of the paper', `The study ${study.study}.`],
    [
      '1.2.1',
      'Resources',
      `This bundle, made by ${made.join(', ')}. The protocol was frozen with the sha256 ${study.frozen_sha256}.`,
      'Where it is published:',
      BLANK,
    ],
    ['1.3.1', 'Contact: name, affiliation, address', BLANK],
    ['1.3.2', 'Who completes this sheet: name, affiliation, address', BLANK],
  ];
}

function systems({ protocol }: BundleSources): Answered[] {
  return [
    ['2.1', 'Type of input', 'Text: prompts.'],
    ['2.2', 'Type of output', 'Visual: images.'],
    [
      '2.3',
      'Task',
      `Other: images from text. The systems: ${protocol.arms.map(({ label }) => label).join('; ')}.`,
    ],
    ['2.4', 'Input languages', BLANK],
    ['2.5', 'Output languages', 'N/A: the outputs are images.'],
  ];
}

function ethics({ consent, protocol }: BundleSources): Answered[] {
  const { retention_days: days } = protocol.raters;
  return [
    ['5.1', 'Approval by a research ethics committee', BLANK],
    [
      '5.2',
      'Personal data',
      `Raters have pseudonyms in every file.${days === undefined ? '' : ` What ties them to persons is erased ${countOf(days, 'day')} after closing.`} They agreed to this text: ${consent.consent.replace(/\s+/g, ' ')}`,
      'Whether prompts or images hold personal data:',
      BLANK,
    ],
    ['5.3', 'Special category information', BLANK],
    ['5.4', 'Impact assessments', BLANK],
  ];
}
