import { countOf } from '#domain/count-of.ts';
import { present } from '#domain/present.ts';
import { formatLevel, formatPoints } from '#domain/print-estimate.ts';
import type { FindingGround } from './finding-ground.ts';
import type { Finding, PairFinding } from './finding-shape.ts';
import type { PairResult, QuestionResult } from './result-table-shape.ts';
import { sayDecision, sayEqualP } from './say-decision.ts';
import { sayWhatWouldSettle } from './say-what-would-settle.ts';

/**
 * What was found on a question, as a reader of a paper needs it: who is preferred or that it is not
 * settled, by how much, with the interval and its level, equivalence, and what would settle it.
 */
export function sayFinding(
  question: QuestionResult,
  findings: readonly PairFinding[],
  ground: FindingGround,
): Pick<Finding, 'sentence' | 'parts'> {
  const start = `${question.title}${ofWhat(ground)}:`;
  const clauses = question.by_arm_pairs.map((pair, i) =>
    sayPair(pair, present(findings[i], 'the finding of a pair'), { question, ground }),
  );
  const [only] = clauses;
  if (only === undefined) return inParts([`${start} no pair of arms was compared.`]);
  if (clauses.length === 1) return inParts([`${start} ${only}`]);
  const settled = findings.filter(
    ({ verdict }) => verdict !== 'not settled' && verdict !== 'not estimable',
  );
  const are = settled.length === 1 ? 'is' : 'are';
  const several = `of ${clauses.length} pairs of arms ${settled.length} ${are} settled.`;
  return inParts([`${start} ${several}`, ...clauses.map(upper)]);
}

function inParts(parts: string[]): Pick<Finding, 'sentence' | 'parts'> {
  return { sentence: parts.join(' '), parts };
}

type Where = { question: QuestionResult; ground: FindingGround };

/** One pair: a whole sentence, and what would settle it as another. */
function sayPair(pair: PairResult, finding: PairFinding, { question, ground }: Where): string {
  const label = labels(question);
  const { net_preference: net, equivalence } = pair;
  const { estimate } = net;
  if (finding.verdict === 'not estimable' || estimate === null) {
    const start =
      question.by_arm_pairs.length > 1 ? `${pair.arms.map(label).join(' against ')} is ` : '';
    return `${start}not estimable, because ${present(net.reason, 'the reason of a missing test')}${sayLead(pair, label, '; in these votes ')}${sayUnanimous(pair.net_preference)}.`;
  }
  const lead = describeLead(pair, label);
  const votes = question.by_arm_pairs.length > 1 ? 'the votes on both' : 'all votes';
  const test = sayDecision(pair, finding, { id: question.id, ground });
  const figures = `(${sayInterval(pair, lead.flip)}; ${test})`;
  const size = estimate === 0 ? figures : `by ${lead.by} of ${votes} ${figures}`;
  const led = `${lead.words}${estimate === 0 ? ' ' : ', '}${size}`;
  const margin = `±${Number((100 * equivalence.margin).toFixed(4))} points`;
  if (finding.verdict === 'preferred') {
    const small =
      equivalence.equivalent === true ? `, a difference that is shown to be within ${margin}` : '';
    return `raters prefer ${lead.first} to ${lead.second}, ${size}${small}.`;
  }
  if (finding.verdict === 'equivalent') {
    const p = sayEqualP(present(equivalence.p, 'the p value of an equivalence'));
    return `${lead.first} and ${lead.second} are equivalent within ${margin} (${p}): ${led}.`;
  }
  const missed =
    equivalence.p === null || ground.monitoring !== null
      ? ''
      : `, and equivalence within ${margin} is not shown (${sayEqualP(equivalence.p)})`;
  return `not settled: ${led}${missed}.${sayWhatWouldSettle(finding.would_settle)}`;
}

type Lead = { first: string; second: string; words: string; by: string; flip: boolean };

/** The pair seen from the arm that leads. */
function describeLead(
  { arms, net_preference: net }: PairResult,
  label: (key: string) => string,
): Lead {
  const estimate = present(net.estimate, 'an estimate');
  const flip = estimate < 0;
  const [first, second] = (flip ? arms.toReversed() : arms).map(label);
  const [leader, other] = [present(first, 'an arm'), present(second, 'an arm')];
  const by = `${(100 * Math.abs(estimate)).toFixed(1)} points`;
  const words = `${leader} ${estimate === 0 ? 'is level with' : 'leads'} ${other}`;
  return { first: leader, second: other, words, by, flip };
}

/** Who leads, where a vote compared the two: arms that nobody compared are not level. */
function sayLead(pair: PairResult, label: (key: string) => string, before: string): string {
  const { estimate } = pair.net_preference;
  const { first, second, on_par: onPar } = pair.counts;
  if (estimate === null || first + second + onPar === 0) return '';
  const { words, by } = describeLead(pair, label);
  return `${before}${words}${estimate === 0 ? '' : ` by ${by}`}`;
}

/** What votes without a variance say at the least. */
function sayUnanimous({ unanimous }: PairResult['net_preference']): string {
  if (unanimous === null) return '';
  const { independent_votes: votes, at_least: bound, level } = unanimous;
  const among = `the ${countOf(votes, 'vote')} among them that share neither a rater nor a prompt`;
  if (votes === 1) return ', and all of them share a rater or a prompt';
  return bound > 0
    ? `, and ${among} make it at least ${(100 * bound).toFixed(1)} points among raters and prompts like these (exact one-sided bound at ${formatLevel(level)})`
    : `, but ${among} do not tell it from no preference among raters and prompts like these (exact bound at ${formatLevel(level)}); more raters and prompts would`;
}

function sayInterval({ net_preference: net }: PairResult, flip: boolean): string {
  const [low, high] = present(net.ci, 'the interval of an estimate');
  const ends = flip ? [-high, -low] : [low, high];
  return `${formatLevel(net.level)} interval ${ends.map(formatPoints).join(' to ')}`;
}

function labels({ cells }: QuestionResult): (key: string) => string {
  const known = new Map(
    cells.flatMap(({ arm, row }) => (arm === null ? [] : [[arm, row] as const])),
  );
  return (key) => present(known.get(key), `the label of ${key}`);
}

/** What a reader must know of the votes before anything that is found in them. */
function ofWhat({ look, simulated }: FindingGround): string {
  const said = [
    ...(look === null ? [] : [`planned look ${look.number} of ${look.of}`]),
    ...(simulated === null ? [] : [saySimulated(simulated)]),
  ];
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
}

function saySimulated({ raters, of }: NonNullable<FindingGround['simulated']>): string {
  return raters === of ? 'simulated raters' : `${raters} of ${countOf(of, 'rater')} simulated`;
}

function upper(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
