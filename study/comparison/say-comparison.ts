import { formatLevel, formatPoints } from '#domain/print-estimate.ts';
import { present } from '#domain/present.ts';
import type { DifferingField } from '../life/fields-that-differ.ts';
import { showJson } from '../life/show-json.ts';
import type { ComparedPair, Comparison, Estimated, StudyVerdict } from './comparison.ts';

/** What a reader has to know of the numbers of a comparison. */
export const COMPARISON_NOTES = [
  'Net preference is the share of votes for the first arm less that for the second, in points of all votes. Each study decides by its own declared test; p is the one that decides, corrected as its rule says.',
  'Differences between studies take them as independent, and are not corrected for how many are looked at; studies that share prompts or raters are closer than their interval says. Nothing is pooled: a difference may come of anything that differs above.',
];

/** `analysis.alpha: 0.05 in january; 0.1 in june`: studies that have the same stand together. */
export function sayDiffering(
  { path, values }: DifferingField,
  studies: Comparison['studies'],
): string {
  const named = studies.map(({ study }, i) => ({ study, value: showJson(values[i] ?? null) }));
  const groups = Map.groupBy(named, ({ value }) => value);
  const said = [...groups].map(
    ([value, own]) => `${value} in ${own.map(({ study }) => study).join(', ')}`,
  );
  return `${path}: ${said.join('; ')}`;
}

/** How many prompts the studies have, and how many of them in common; studies go by what `called` gives. */
export function sayPromptsInAll(
  { studies, prompts_in_all: common }: Pick<Comparison, 'studies' | 'prompts_in_all'>,
  called: 'study' | 'name',
): string {
  const each = studies.map(
    (study) => `${study.prompts === null ? 'not known' : study.prompts} in ${study[called]}`,
  );
  const shared = common === null ? '' : `; ${common === 0 ? 'none' : common} in all of them`;
  return `Prompts: ${each.join(', ')}${shared}`;
}

/** `+10.6 (95% +4.1 to +16.9)`. */
export function sayEstimated({ estimate, ci }: Estimated, level: number): string {
  const points = formatPoints(estimate);
  if (ci === null) return points;
  return `${points} (${formatLevel(level)} ${formatPoints(ci[0])} to ${formatPoints(ci[1])})`;
}

/** What a study decides on a pair, in a clause, with its own words for the arms or with others. */
export function sayVerdict(
  own: Pick<StudyVerdict, 'verdict' | 'preferred' | 'reason' | 'labels'>,
  { arms }: Pick<ComparedPair, 'arms'>,
): string {
  const { verdict, preferred, reason, labels } = own;
  if (verdict === 'preferred') {
    const label = labels[arms.findIndex((arm) => arm === preferred)];
    return `prefers ${present(label, 'the label of the arm that is preferred')}`;
  }
  return verdict === 'not estimable' && reason !== null ? `${verdict}: ${reason}` : verdict;
}

/** What a study calls the two arms, where it does not call them as the comparison does; else null. */
export function sayOwnLabels(own: StudyVerdict, { labels }: ComparedPair): string | null {
  const said = own.labels.join(' over ');
  return said === labels.join(' over ') ? null : said;
}

/** How many studies say what of a pair, in one sentence. */
export function sayAgreement(pair: ComparedPair): string {
  const { studies } = pair;
  if (studies.length === 1) return 'One study alone compares them.';
  const groups = Map.groupBy(studies, (own) =>
    sayVerdict({ ...own, labels: pair.labels, reason: null }, pair),
  );
  const counts = [...groups].map(([what, own]) => `${what} in ${own.length}`);
  const made =
    pair.same_settings === false
      ? ' An arm is not made alike in all of them.'
      : pair.same_settings === null
        ? ' Whether the arms are made alike is not known.'
        : '';
  return `Of ${studies.length} studies: ${counts.join(', ')}.${made}`;
}

/** Whether a difference between two studies is beyond what chance makes, as far as its interval tells. */
export function sayFromFirst({ ci }: Estimated): string {
  if (ci === null) return 'no interval';
  return ci[0] > 0 || ci[1] < 0 ? 'differs' : 'no difference shown';
}
