import { formatLevel, formatPoints } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';

const WIDTH = 760;
const LEFT = 300;
const RIGHT = 190;
const ROW = 34;
const TOP = 40;

type Line = { name: string; estimate: number; ci: readonly [number, number] | null };

/**
 * The net preference of each question and pair of arms with its interval, in percentage points, as an
 * SVG that stands alone and prints without colour.
 */
export function drawPreference(table: ResultTable): string {
  const lines = linesOf(table);
  const height = TOP + ROW * lines.length + 40;
  const x = (share: number): number => round(LEFT + ((share + 1) / 2) * (WIDTH - LEFT - RIGHT));
  const axis = [-1, -0.5, 0, 0.5, 1].map((share) => {
    const text = share === 0 ? '0' : formatPoints(share).replace('.0', '');
    return `<line x1="${x(share)}" y1="${TOP - 8}" x2="${x(share)}" y2="${height - 28}" stroke="${share === 0 ? '#333' : '#ddd'}"/><text x="${x(share)}" y="${height - 10}" text-anchor="middle">${text}</text>`;
  });
  const caption = `Net preference in percentage points of votes, with ${formatLevel(table.level)} intervals clustered by rater and prompt`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escapeHtml(caption)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="20">${escapeHtml(caption)}</text>`,
    ...axis,
    ...lines.map((line, i) => drawLine(line, { x, y: TOP + ROW * i + ROW / 2 })),
    '</svg>',
    '',
  ].join('\n');
}

function drawLine(
  { name, estimate, ci }: Line,
  { x, y }: { x: (share: number) => number; y: number },
): string {
  const interval =
    ci === null
      ? ''
      : `<line x1="${x(ci[0])}" y1="${y}" x2="${x(ci[1])}" y2="${y}" stroke="#222" stroke-width="2"/>`;
  const figures =
    ci === null
      ? `${formatPoints(estimate)}, no interval`
      : `${formatPoints(estimate)} [${ci.map(formatPoints).join(', ')}]`;
  return `<text x="8" y="${y + 4}">${escapeHtml(shorten(name))}</text>${interval}<circle cx="${x(estimate)}" cy="${y}" r="5" fill="#222"/><text x="${WIDTH - RIGHT + 12}" y="${y + 4}">${figures}</text>`;
}

function linesOf(table: ResultTable): Line[] {
  return table.questions.flatMap(({ title, cells, by_arm_pairs: pairs }) =>
    pairs.flatMap(({ arms, net_preference: { estimate, ci } }) => {
      const names = arms.map((key) => cells.find(({ arm }) => arm === key)?.row ?? key);
      const name = pairs.length === 1 ? title : `${title}: ${names.join(' over ')}`;
      return estimate === null ? [] : [{ name, estimate, ci }];
    }),
  );
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > 44 ? `${letters.slice(0, 43).join('')}…` : name;
}

function round(place: number): number {
  return Math.round(place * 100) / 100;
}
