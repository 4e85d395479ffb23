import { countOf } from '#domain/count-of.ts';
import { didYouMean } from '#domain/did-you-mean.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type TextRule } from '../rule.ts';
import { USUAL_ALPHA } from '../usual-alpha.ts';

type Analysis = NewProtocol['analysis'];
type Stop = Analysis['stop'];

const LARGEST_USUAL_MARGIN = 0.5;

/** The analysis is about questions that are asked, and its rule for stopping can look. */
export const analysisRules: TextRule = ({ protocol: { analysis, questions } }) => [
  ...checkPrimary(
    analysis,
    questions.map(({ id }) => id),
  ),
  ...checkStop(analysis.stop),
  ...checkLevels(analysis),
];

function checkPrimary({ primary = [] }: Analysis, ids: readonly string[]): Problem[] {
  const repeated = findRepeated(primary).map((place) =>
    refuse(['analysis', 'primary', place], `names ${primary[place]} again: leave it out`),
  );
  const unknown = primary.flatMap((id, place) => {
    if (ids.includes(id)) return [];
    const meant = didYouMean(id, ids);
    const hint = meant === undefined ? `known are ${ids.join(', ')}` : `did you mean ${meant}?`;
    return [refuse(['analysis', 'primary', place], `is no question's id, "${id}": ${hint}`)];
  });
  return [...repeated, ...unknown];
}

function checkStop({ rule, votes, looks, population }: Stop): Problem[] {
  const path = (key: keyof Stop): Problem['path'] => ['analysis', 'stop', key];
  if (rule !== 'e-process' && population !== undefined) {
    const message = `is not read by the rule ${rule}: leave it out, or write rule: e-process`;
    return [refuse(path('population'), message)];
  }
  if (rule !== 'obrien-fleming') {
    if (looks === undefined) return [];
    const message = `is not read by the rule ${rule}: leave it out, or write rule: obrien-fleming`;
    return [refuse(path('looks'), message)];
  }
  const problems: Problem[] = [];
  if (votes === undefined) {
    const message = 'is missing: obrien-fleming spreads its looks over a planned number of votes';
    problems.push(refuse(path('votes'), message));
  }
  if (looks === undefined) {
    const message = 'is missing: obrien-fleming needs the number of planned looks, such as 3';
    problems.push(refuse(path('looks'), message));
  }
  if (votes !== undefined && looks !== undefined && looks > votes) {
    problems.push(
      refuse(
        path('looks'),
        `plans ${countOf(looks, 'look')} at ${countOf(votes, 'vote')}: plan fewer`,
      ),
    );
  }
  if (looks === 1)
    problems.push(warn(path('looks'), 'plans the one look at the end: rule: fixed does the same'));
  return problems;
}

function checkLevels({ alpha, equivalence_margin: margin }: Analysis): Problem[] {
  return [
    ...(alpha > USUAL_ALPHA.most
      ? [
          warn(
            ['analysis', 'alpha'],
            `is ${alpha}: intervals of ${Math.round(100 * (1 - alpha))}% say little; 0.05 is usual`,
          ),
        ]
      : []),
    ...(alpha < USUAL_ALPHA.least
      ? [
          warn(
            ['analysis', 'alpha'],
            `is ${alpha}: only what is all but certain counts as found; 0.05 is usual`,
          ),
        ]
      : []),
    ...(margin >= LARGEST_USUAL_MARGIN
      ? [
          warn(
            ['analysis', 'equivalence_margin'],
            `is ${margin}: arms ${Math.round(100 * margin)} percentage points apart would count as equivalent`,
          ),
        ]
      : []),
  ];
}
