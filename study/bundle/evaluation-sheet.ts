import { countOf } from '#domain/count-of.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { escapeMarkdown } from '#evaluation/votes/tables/escape-markdown.ts';
import { sayProtocol } from '../results/say-protocol.ts';
import type { BundleSources } from './read-sources.ts';

/** What stands where the study does not know: nothing is guessed. */
const BLANK = '_Not recorded in the study; to be filled in by the researcher._';

type Answered = readonly [question: string, answer: string];

/**
 * The data sheet of the evaluation with people, in the order of the Human Evaluation Datasheet
 * (Shimorina and Belz, HumEval 2022), filled in from what the study knows; the rest is left blank.
 */
export function evaluationSheet(sources: BundleSources, table: ResultTable): string {
  const parts: [string, Answered[]][] = [
    ['Paper and resources', paper(sources)],
    ['Systems', systems(sources)],
    ['Sample of outputs', outputs(sources)],
    ['Evaluators', evaluators(sources, table)],
    ['Design', design(sources, table)],
    ['Quality criteria', criteria(sources)],
    ['Analysis', analysis(table)],
    ['Ethics', ethics(sources)],
  ];
  return [
    '# Human evaluation sheet',
    '',
    `In the order of the Human Evaluation Datasheet (Shimorina and Belz 2022), of the study ${escapeMarkdown(sources.study.name)}.`,
    ...parts.flatMap(([title, answered], i) => [
      '',
      `## ${i + 1}. ${title}`,
      ...answered.flatMap(printed),
    ]),
    '',
  ].join('\n');
}

function printed([question, answer]: Answered): string[] {
  return ['', `**${question}**`, '', answer === BLANK ? BLANK : escapeMarkdown(answer)];
}

function paper({ study }: BundleSources): Answered[] {
  return [
    ['Paper that reports the evaluation', BLANK],
    ['Resources', `This bundle; the protocol was frozen with the sha256 ${study.frozen_sha256}.`],
    [
      'When votes were given',
      `From ${study.opened_at ?? 'a time not on record'} to ${study.closed_at ?? 'a time not on record'}.`,
    ],
    ['Contact and funding', BLANK],
  ];
}

function systems({ protocol }: BundleSources): Answered[] {
  const arms = protocol.arms.map((arm) =>
    'images' in arm
      ? `${arm.label}: images made elsewhere`
      : `${arm.label}: ${arm.model}, ${countOf(arm.steps, 'step')}, guidance ${arm.guidance_scale}`,
  );
  return [
    ['Input', 'Text.'],
    ['Output', 'Images.'],
    ['Systems', `${arms.join('; ')}.`],
    ['Language of the prompts', BLANK],
  ];
}

function outputs({ images, now }: BundleSources): Answered[] {
  const shown = now.comparisons.filter(({ excluded }) => !excluded);
  const prompts = new Set(shown.map(({ prompt_id: prompt }) => prompt)).size;
  return [
    [
      'How many',
      `${countOf(images.length, 'image')} of ${countOf(prompts, 'prompt')}, in ${countOf(shown.length, 'comparison')}${shown.length < now.comparisons.length ? `; ${now.comparisons.length - shown.length} left out` : ''}.`,
    ],
    ['How the size of the sample was decided', BLANK],
  ];
}

function evaluators({ study, protocol }: BundleSources, table: ResultTable): Answered[] {
  const states = Object.entries(study.raters).map(([state, count]) => `${count} ${state}`);
  const simulated =
    table.simulated === null
      ? ''
      : ` ${table.simulated.raters} of the ${table.simulated.of} that count are simulated: programs, not people.`;
  const { practice } = protocol.quality;
  return [
    ['How many', `${states.join(', ')}; ${protocol.raters.expected} were expected.${simulated}`],
    ['Who they are: expertise, language, age, country', BLANK],
    [
      'How they were recruited',
      protocol.raters.panel === undefined
        ? BLANK
        : 'Through a panel; which, and from whom, is not recorded in the study.',
    ],
    ['How they were paid', BLANK],
    [
      'Training',
      practice === 0
        ? 'Instructions, and no practice trials.'
        : `Instructions, and ${countOf(practice, 'practice trial')}.`,
    ],
  ];
}

function design({ protocol, deviations }: BundleSources, table: ResultTable): Answered[] {
  return [
    ['Procedure', sayProtocol(protocol, table).join(' ')],
    ['Where and on which screens', BLANK],
    [
      'What was changed after opening',
      deviations.length === 0
        ? 'Nothing.'
        : deviations.map(({ at, kind, reason }) => `${at}: ${kind} (${reason}).`).join(' '),
    ],
  ];
}

function criteria({ protocol }: BundleSources): Answered[] {
  return protocol.questions.map(({ title, ask, show_prompt: prompt }) => [
    title,
    `Asked as: ${ask} A relative judgement of two images, subjective, ${prompt ? 'with' : 'without'} the prompt beside them.`,
  ]);
}

function analysis(table: ResultTable): Answered[] {
  const agreement = table.questions.map(
    ({ title, agreement: { krippendorff_alpha_nominal: alpha } }) =>
      `${title}: ${alpha === null ? 'not estimable' : alpha.toFixed(3)}`,
  );
  return [
    [
      'Statistics',
      `Shares and net preference with ${formatLevel(table.level)} intervals clustered by rater and prompt; tests corrected by Holm over the primary questions, or the declared stopping rule.`,
    ],
    ['Agreement between evaluators (Krippendorff, nominal)', `${agreement.join('; ')}.`],
    ['What was found', table.findings.map(({ sentence }) => sentence).join(' ')],
  ];
}

function ethics({ consent, protocol }: BundleSources): Answered[] {
  const { retention_days: days } = protocol.raters;
  return [
    ['Approval by a committee', BLANK],
    ['Consent', consent.consent.replace(/\s+/g, ' ')],
    [
      'Personal data',
      `Raters have pseudonyms in every file.${days === undefined ? '' : ` What ties them to persons is erased ${countOf(days, 'day')} after closing.`}`,
    ],
    [
      'Harmful content',
      protocol.content_gate === 'none'
        ? 'No gate was set before images were shown.'
        : `Images above ${protocol.content_gate.threshold} by the content gate were held back for a researcher to look at.`,
    ],
    ['Impact', BLANK],
  ];
}
