import { countOf } from '#domain/count-of.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { practiceTries } from '../protocol/practice-tries.ts';
import type { Protocol } from '../protocol/protocol.ts';

const ANSWERS: Record<Protocol['answers'][number], string> = {
  left: 'the left one',
  right: 'the right one',
  on_par: 'on par',
  neither: 'neither',
};

/** How a study was made, in sentences for its readers. */
export function sayProtocol(protocol: Protocol, table: ResultTable): string[] {
  const { questions, answers, arms } = protocol;
  const given = answers.map((answer) => ANSWERS[answer]).join(', ');
  return [
    `${sayPrompts(protocol)} From each prompt ${countOf(protocol.replicates, 'image')} ${protocol.replicates === 1 ? 'was' : 'were'} made by each of: ${arms.map(sayArm).join('; ')}.`,
    `Raters saw two images side by side, without a sign of which arm made which, and answered: ${questions.map(({ ask }) => ask).join(' ')} The answers were ${given}${protocol.allow_no_answer ? ', or none' : ''}. ${saySides(table)}`,
    ...sayScreening(protocol),
    ...sayQuality(protocol),
    sayAnalysis(protocol, table),
  ];
}

function sayPrompts({ prompts }: Protocol): string {
  const { set, draw, seed, ids, categories, challenges } = prompts;
  const of = [
    ...(categories === undefined ? [] : [`the categories ${sayFilter(categories)}`]),
    ...(challenges === undefined ? [] : [`the challenges ${sayFilter(challenges)}`]),
  ].join(' and ');
  const from = of === '' ? set : `${set}, from ${of}`;
  if (ids !== undefined)
    return `${countOf(ids.length, 'prompt')} of ${from} were named in the protocol.`;
  if (draw === undefined) return `All prompts of ${from} were taken.`;
  return `${countOf(draw, 'prompt')} were drawn at random from ${from} (seed ${seed}).`;
}

function sayFilter(filter: string[] | Record<string, number>): string {
  return Array.isArray(filter)
    ? filter.join(', ')
    : Object.entries(filter)
        .map(([name, count]) => `${name} (${count})`)
        .join(', ');
}

function sayArm(arm: Protocol['arms'][number]): string {
  if ('images' in arm) return `${arm.label} (images made elsewhere)`;
  const rescale = arm.guidance_rescale > 0 ? `, rescale ${arm.guidance_rescale}` : '';
  const scheduler = arm.scheduler === undefined ? '' : `, ${arm.scheduler}`;
  return `${arm.label} (${arm.model}, ${countOf(arm.steps, 'step')}${scheduler}, guidance ${arm.guidance_scale}${rescale})`;
}

function saySides({ balance }: ResultTable): string {
  if (balance === null) return 'Which image stood on which side is not known.';
  const most = balance.largest_difference.rater;
  return most === 0
    ? 'Every rater saw each arm as often on the left as on the right.'
    : `Sides were balanced: no rater saw an arm on one side more than ${countOf(most, 'time')} oftener than on the other.`;
}

function sayScreening({ screening }: Protocol): string[] {
  const { questions = [], colour_plates: plates } = { ...screening };
  const rules = [
    ...questions.flatMap(({ ask, admits }) =>
      admits === undefined ? [] : [`answered "${ask}" by ${admits.join(' or ')}`],
    ),
    ...(plates === undefined
      ? []
      : [`read ${plates.right} of ${plates.show} pseudo-isochromatic plates rightly`]),
  ];
  const told = questions.flatMap(({ ask, admits }) => (admits === undefined ? [`"${ask}"`] : []));
  return [
    ...(rules.length === 0 ? [] : [`Raters were let in who ${rules.join(', and ')}.`]),
    ...(told.length === 0
      ? []
      : [`Raters were also asked, without a consequence: ${told.join(' ')}`]),
  ];
}

function sayQuality({ quality }: Protocol): string[] {
  const { practice, gold, repeats, exclusion, pass_mark: mark } = quality;
  const parts = [
    ...(practice > 0 ? [countOf(practice, 'practice trial')] : []),
    ...(gold > 0 ? [`${countOf(gold, 'trial')} with a known answer`] : []),
    ...(repeats > 0 ? [countOf(repeats, 'repeated trial')] : []),
  ];
  const rules = Object.entries(exclusion).map(
    ([name, value]) => `${name.replaceAll('_', ' ')} ${value}`,
  );
  return [
    ...(parts.length === 0
      ? []
      : [`Each rater had ${parts.join(', ')} as well, which are in no table.`]),
    ...(mark === undefined
      ? []
      : [
          `Raters had to answer ${formatShare(mark)} of the known practice pairs rightly, in at most ${countOf(practiceTries({ quality }), 'round')}, before their answers counted.`,
        ]),
    ...(rules.length === 0 ? [] : [`Raters were to be left out for: ${rules.join('; ')}.`]),
  ];
}

/** 0.755 as 75.5% */
function formatShare(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}

function sayAnalysis(
  { analysis }: Protocol,
  { level, multiplicity, monitoring }: ResultTable,
): string {
  const { stop, equivalence_margin: margin } = analysis;
  const together =
    monitoring === null ? 0 : Math.max(1, ...monitoring.looks.map(({ tests }) => tests));
  const correction =
    monitoring === null
      ? `Holm's correction over ${countOf(Object.keys(multiplicity.adjusted_p).length, 'test')}`
      : `Bonferroni's correction over ${countOf(together, 'test')}`;
  const votes = stop.votes === undefined ? '' : ` of ${stop.votes} votes a question`;
  const rule = {
    fixed: `a fixed number${votes}`,
    'obrien-fleming': `planned looks by O'Brien and Fleming${votes}`,
    'e-process': 'an e-process',
  }[stop.rule];
  return `Protocol, images and analysis plan were fixed before the first vote: ${rule}, ${formatLevel(level)} intervals clustered by rater and prompt, ${correction}, equivalence within ±${Number((100 * margin).toFixed(4))} points.`;
}
