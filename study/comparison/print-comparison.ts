import { sayEqualP } from '#evaluation/votes/results/say-decision.ts';
import type { ComparedPair, Comparison, StudyVerdict } from './comparison.ts';
import {
  COMPARISON_NOTES,
  sayAgreement,
  sayDiffering,
  sayEstimated,
  sayFromFirst,
  sayOwnLabels,
  sayPromptsInAll,
  sayVerdict,
} from './say-comparison.ts';

/** A comparison as a terminal shows it: the studies, what differs, then each pair study by study. */
export function printComparison(comparison: Comparison): string {
  const { studies, differs, pairs } = comparison;
  const width = Math.max(...studies.map(({ study }) => study.length));
  return [
    'Studies',
    ...studies.map((study) => `  ${study.study.padEnd(width)}  ${describeStudy(study)}`),
    '',
    'What differs',
    ...(differs.length === 0 ? ['  nothing in protocol or arms'] : []),
    ...differs.map((field) => `  ${sayDiffering(field, studies)}`),
    `  ${sayPromptsInAll(comparison, 'study')}`,
    ...pairs.flatMap((pair) => ['', ...describePair(pair, width)]),
    ...(pairs.length === 0 ? ['', 'No result can be shown.'] : []),
    '',
    ...COMPARISON_NOTES,
  ].join('\n');
}

function describeStudy(study: Comparison['studies'][number]): string {
  const { name, state, closed_at: closed, imported, simulated, withheld } = study;
  const facts = [
    closed === null ? state : `${state} ${closed.slice(0, 10)}`,
    ...(imported ? ['votes imported'] : []),
    ...(simulated ? ['some raters simulated'] : []),
    ...(withheld === null ? [] : [`no result: ${withheld}`]),
  ];
  return `${name} (${facts.join('; ')})`;
}

function describePair(pair: ComparedPair, width: number): string[] {
  return [
    `${pair.title}: ${pair.labels.join(' over ')}`,
    ...pair.studies.flatMap((own) => describeVerdict(own, pair, width)),
    `  ${sayAgreement(pair)}`,
  ];
}

function describeVerdict(own: StudyVerdict, pair: ComparedPair, width: number): string[] {
  const { study, n, net_preference: net, level, p, from_first: from } = own;
  const found = [
    ...(net === null ? [] : [sayEstimated(net, level)]),
    `n ${n}`,
    ...(p === null ? [] : [sayEqualP(p)]),
    sayVerdict(own, pair),
  ];
  const further = [
    ...[sayOwnLabels(own, pair)].flatMap((labels) => (labels === null ? [] : [`as ${labels}`])),
    ...(from === null
      ? []
      : [`from the first: ${sayEstimated(from, level)}, ${sayFromFirst(from)}`]),
  ];
  return [
    `  ${study.padEnd(width)}  ${found.join('  ')}`,
    ...further.map((line) => `  ${' '.repeat(width)}  ${line}`),
  ];
}
