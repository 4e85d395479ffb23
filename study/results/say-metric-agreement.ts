import { counted } from '#domain/counted.ts';
import { countOf } from '#domain/count-of.ts';
import { formatPercent } from '#domain/print-estimate.ts';
import { kendallTail } from '#evaluation/statistics/kendall-tail.ts';
import type { HumanAgainstMetric } from './human-against-metrics.ts';

/**
 * How far each metric orders three and more arms as people do, on each question: Kendall's τ over the
 * pairs of arms (concordant less discordant, over all; Biometrika 30, 1938), from the signs of the two
 * differences, settled or not. Of so few arms it has no interval that would say how others are ordered:
 * what is said is how often chance alone does as well.
 */
export function sayRankAgreement(rows: readonly HumanAgainstMetric[]): string[] {
  const groups = Map.groupBy(
    rows,
    ({ label, against, title }) => `${label} against ${against} on ${title}`,
  );
  return [...groups].flatMap(([name, own]) => {
    const arms = new Set(own.flatMap(({ arms: pair }) => pair)).size;
    if (arms < 3 || own.length < (arms * (arms - 1)) / 2) return [];
    const signs = own.map(
      ({ metric_difference: by, human }) => Math.sign(by.estimate) * Math.sign(human.estimate),
    );
    const tau = signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
    const alike = signs.filter((sign) => sign > 0).length;
    return [
      `${name} orders ${alike} of ${countOf(own.length, 'pair')} of ${arms} arms as people do (Kendall's τ ${tau.toFixed(2).replace('-', '−')}; its interval is not estimable from ${arms} arms${sayChance(own, arms)}).`,
    ];
  });
}

/** How often an order by chance agrees as well; nothing where one side has ties or turns in a circle. */
function sayChance(rows: readonly HumanAgainstMetric[], arms: number): string {
  const differences = rows.map(({ metric_difference: by, human }) => [by.estimate, human.estimate]);
  if (differences.flat().includes(0) || !isRanking(rows, arms)) return '';
  const discordant = rows.filter(
    ({ metric_difference: by, human }) => by.estimate > 0 !== human.estimate > 0,
  ).length;
  const percent = formatPercent(100 * kendallTail({ things: arms, discordant }));
  return `, and an order drawn at random agrees as well in ${percent} of cases`;
}

/** Whether people put the arms into one order: each wins over another number of arms. */
function isRanking(rows: readonly HumanAgainstMetric[], arms: number): boolean {
  const wins = new Map<string, number>();
  for (const { arms: pair, human } of rows) {
    const [first, second] = pair;
    const [winner, loser] = human.estimate > 0 ? [first, second] : [second, first];
    wins.set(winner, counted(wins, winner) + 1);
    wins.set(loser, counted(wins, loser));
  }
  return new Set(wins.values()).size === arms;
}

/** How often each metric names the arm that people prefer, of the comparisons that people settled. */
export function sayMetricAgreement(rows: readonly HumanAgainstMetric[]): string[] {
  const metrics = Map.groupBy(rows, ({ label, against }) => `${label} against ${against}`);
  return [...metrics].map(([name, own]) => {
    const settled = own.filter(({ same_winner: same }) => same !== null);
    if (settled.length === 0) return `${name}: people settled none of its comparisons.`;
    const same = settled.filter(({ same_winner: is }) => is === true).length;
    return `${name} names the arm that people prefer in ${same} of ${countOf(settled.length, 'comparison')} that people settled.`;
  });
}
