import { formatPercent } from '#domain/print-estimate.ts';
import { present } from '#domain/present.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { nameOfPair } from '../results/metric-disagreements.ts';
import { orderPairs } from '../results/order-pairs.ts';
import type { PairOrder } from '../results/order-pairs.ts';
import type { GalleryPair, PairGallery } from './derive-pairs.ts';
import { paragraph, section } from './html-parts.ts';
import type { Cell } from './html-parts.ts';

/** How many pairs of each kind are listed. */
const IN_REPORT = 6;

/** Pairs on which raters split most, all decide alike, and people and a metric disagree most. */
export function reportPairs(
  { metric, missing, pairs }: PairGallery,
  { questions }: ResultTable,
): string[] {
  const titles = new Map(questions.map(({ id, title }) => [id, title]));
  const disagreements = new Map(
    pairs.flatMap((pair) => {
      const { scores, against } = pair;
      return scores === null ? [] : [[nameOfPair(pair), { scores, against }] as const];
    }),
  );
  const byName = new Map(pairs.map((pair) => [nameOfPair(pair), pair]));
  const listed = (title: string, order: PairOrder): string =>
    section(
      title,
      ['Question', 'Prompt', 'Votes', 'Raters who differ', metric?.label ?? 'Metric', 'Images'],
      orderPairs(pairs, order, disagreements)
        .slice(0, IN_REPORT)
        .map((pair) => pairCells(present(byName.get(nameOfPair(pair)), 'a pair'), titles)),
    );
  return [
    listed('Pairs on which raters split most', 'split'),
    listed('Pairs that all decide alike', 'agreed'),
    ...(metric === null
      ? []
      : [listed(`Pairs on which people and ${metric.label} disagree most`, 'metric')]),
    ...(missing === null ? [] : [paragraph(missing)]),
    paragraph(
      'Images show where the bundle has them (it was made with --images) and is unpacked; elsewhere an image is named by its arm and the first characters of its sha256. Every pair is in tables/pairs.json.',
    ),
  ];
}

function pairCells(pair: GalleryPair, titles: ReadonlyMap<string, string>): Cell[] {
  const { question, prompt, arms, counts, split, scores, images } = pair;
  const { first, second, on_par: onPar, neither } = counts;
  return [
    titles.get(question) ?? question,
    prompt,
    `${arms[0]} ${first}, ${arms[1]} ${second}, on par ${onPar}, neither ${neither}`,
    split === null ? 'fewer than two' : formatPercent(100 * split),
    scores === null
      ? 'none'
      : scores.map((score) => score.toFixed(1).replace('-', '−')).join(' and '),
    {
      pictures: images.flatMap(({ arm, sha256 }) =>
        sha256 === null
          ? []
          : [{ file: `images/${sha256}.png`, words: `${arm}: image ${sha256.slice(0, 12)}` }],
      ),
    },
  ];
}
