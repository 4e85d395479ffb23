import { didYouMean } from '#domain/did-you-mean.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { findRepeated } from '../find-repeated.ts';
import { refuse, warn, type TextRule } from '../rule.ts';

type Gold = NewProtocol['gold'][number];

/** A known answer is about two arms, a replicate and a question of the study, and is given once. */
export const goldRules: TextRule = ({ protocol }) => [
  ...protocol.gold.flatMap((gold, place) => checkGold(protocol, gold, place)),
  ...findRepeated(protocol.gold, (gold) => comparisonOf(protocol, gold)).map((place) =>
    refuse(['gold', place], 'answers a question that an earlier one answers: leave one out'),
  ),
  ...checkUses(protocol),
];

/** A comparison either tests or teaches: whoever was told its answer cannot be tested by it. */
function checkUses(protocol: NewProtocol): Problem[] {
  const uses = new Map<string, string>();
  return protocol.gold.flatMap((gold, place): Problem[] => {
    const { use = 'gold', because } = gold;
    const comparison = comparisonOf(protocol, { ...gold, question: undefined });
    const before = uses.get(comparison);
    uses.set(comparison, use);
    const path = ['gold', place];
    if (before !== undefined && before !== use) {
      const message = `is for ${use}, and an earlier one about the same images is for ${before}: a pair either tests or teaches`;
      return [refuse([...path, 'use'], message)];
    }
    if (because === undefined || use === 'practice') return [];
    const message =
      'is read by nobody, as gold trials look like any other: write use: practice, or leave it out';
    return [warn([...path, 'because'], message)];
  });
}

function checkGold(
  { arms, questions, replicates }: NewProtocol,
  gold: Gold,
  place: number,
): Problem[] {
  const keys = arms.map(({ key }) => key);
  const problems = [
    ...checkName(['gold', place, 'better'], gold.better, { known: keys, what: 'arm' }),
    ...checkName(['gold', place, 'than'], gold.than, { known: keys, what: 'arm' }),
    ...checkName(['gold', place, 'question'], gold.question, {
      known: questions.map(({ id }) => id),
      what: 'question',
    }),
  ];
  if (gold.than === undefined && keys.length > 2) {
    problems.push(
      refuse(['gold', place], 'must name the other arm in than: there are more than two'),
    );
  }
  if (gold.than === gold.better) {
    problems.push(refuse(['gold', place, 'than'], 'is the same arm as better: name the other one'));
  }
  if (gold.replicate >= replicates) {
    const last = replicates - 1;
    const known =
      last === 0 ? 'must be 0: the study has one replicate' : `must be from 0 to ${last}`;
    problems.push(refuse(['gold', place, 'replicate'], `${known}, not ${gold.replicate}`));
  }
  return problems;
}

function checkName(
  path: Problem['path'],
  name: string | undefined,
  { known, what }: { known: readonly string[]; what: string },
): Problem[] {
  if (name === undefined || known.includes(name)) return [];
  const meant = didYouMean(name, known);
  const hint = meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
  return [refuse(path, `is no ${what} of this study, "${name}": ${hint}`)];
}

function comparisonOf({ arms }: NewProtocol, gold: Gold): string {
  const other = gold.than ?? arms.find(({ key }) => key !== gold.better)?.key;
  return JSON.stringify([gold.prompt, gold.replicate, gold.question, [gold.better, other].sort()]);
}
