import { formatLevel, formatPoints } from '#domain/print-estimate.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { drawPlot } from './draw-plot.ts';
import type { PlotScales } from './draw-plot.ts';
import { PRINT_THEME } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';

const WIDTH = 760;
const MARGIN = { top: 40, right: 190, bottom: 56, left: 300 };
const ROW = 34;
const INK = PRINT_THEME.ink;

type Line = { name: string; estimate: number; ci: readonly [number, number] | null };

/**
 * The net preference of each question and pair of arms with its interval, in percentage points, as an
 * SVG that stands alone and prints without colour.
 */
export function drawPreference(table: ResultTable): string {
  const lines = linesOf(table);
  const caption = `Net preference in percentage points of votes, with ${formatLevel(table.level)} intervals clustered by rater and prompt`;
  return drawPlot({
    title: caption,
    heading: null,
    width: WIDTH,
    height: MARGIN.top + ROW * lines.length + MARGIN.bottom,
    margin: MARGIN,
    x: { label: 'percentage points', domain: [-100, 100], ticks: [-100, -50, 0, 50, 100] },
    y: null,
    theme: PRINT_THEME,
    marks: ({ x }) => [
      svgText({ x: 8, y: 20, fill: INK }, caption),
      svg('line', {
        ...{ x1: x(0), x2: x(0), y1: MARGIN.top, y2: MARGIN.top + ROW * lines.length },
        stroke: PRINT_THEME.muted,
      }),
      ...lines.flatMap((line, i) => drawLine(line, { x, y: MARGIN.top + ROW * (i + 0.5) })),
    ],
  });
}

function drawLine(
  { name, estimate, ci }: Line,
  { x, y }: { x: PlotScales['x']; y: number },
): string[] {
  const figures =
    ci === null
      ? `${formatPoints(estimate)}, no interval`
      : `${formatPoints(estimate)} [${ci.map(formatPoints).join(', ')}]`;
  const at = (share: number): number => x(100 * share);
  return [
    svgText({ x: 8, y: y + 4, fill: INK }, shorten(name)),
    ...(ci === null
      ? []
      : [
          svg('line', {
            ...{ x1: at(ci[0]), y1: y, x2: at(ci[1]), y2: y },
            ...{ stroke: INK, 'stroke-width': 2 },
          }),
        ]),
    svg('circle', { cx: at(estimate), cy: y, r: 5, fill: INK }),
    svgText({ x: WIDTH - MARGIN.right + 12, y: y + 4, fill: INK }, figures),
  ];
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
