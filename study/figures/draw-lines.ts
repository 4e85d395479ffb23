import { armShape } from '#domain/arm-shape.ts';
import { last } from '#domain/last.ts';
import { drawPlot } from './draw-plot.ts';
import type { PlotScales } from './draw-plot.ts';
import { colourOfArm, PRINT_THEME } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';

type Point = { x: number; y: number; interval: [number, number] | null };
export type Line = { label: string; points: Point[] };

const SIZE = { width: 560, height: 340 };
const MARGIN = { top: 44, right: 120, bottom: 56, left: 48 };
/** The second line stands a little aside, so that intervals do not hide one another. */
const ASIDE = 4;

/** A line figure over the number of steps, as SVG that reads on light and dark pages. */
export function drawLines(options: {
  title: string;
  lines: readonly Line[];
  /** where the vertical axis begins, if nothing lies below; null: just below the lowest end */
  from: number | null;
  /** what the horizontal axis counts, and where it is marked (left out: iterations, at every point) */
  across?: { label: string; marks: readonly number[] };
}): string {
  const { title, lines, from } = options;
  const points = lines.flatMap((line) => line.points);
  const measured = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const { label, marks } = options.across ?? { label: 'Iterations', marks: measured };
  return drawPlot({
    ...SIZE,
    title,
    heading: title,
    margin: MARGIN,
    x: { label, ticks: marks, domain: [0, last(measured, 'what was measured')] },
    y: { label: '', domain: heights(points, from) },
    theme: PRINT_THEME,
    marks: (scales) =>
      lines.flatMap((line, i) =>
        drawLine({
          line,
          scales: { ...scales, x: (value) => scales.x(value) + ASIDE * i },
          place: i,
          high: isHighest(line, lines),
        }),
      ),
  });
}

/** Where the vertical axis begins and ends: no interval leaves it, whatever the unit. */
function heights(points: readonly Point[], from: number | null): [number, number] {
  const ends = points.flatMap(({ y, interval }) => [y, ...(interval ?? [])]);
  const [lowest, top] = [Math.min(...ends), Math.max(...ends)];
  const room = top > lowest ? 0.1 * (top - lowest) : 1;
  const begin = from ?? (lowest < 0 ? lowest - room : Math.max(0, lowest - room));
  return [Math.min(begin, lowest), top > lowest ? top : top + room];
}

function drawLine(options: {
  line: Line;
  scales: PlotScales;
  place: number;
  /** ends above the others, and so is labelled above its end */
  high: boolean;
}): string[] {
  const { line, place, high } = options;
  const { x, y } = options.scales;
  const colour = colourOfArm(PRINT_THEME, place);
  const path = line.points.map((p) => `${x(p.x).toFixed(1)},${y(p.y).toFixed(1)}`).join(' ');
  const end = last(line.points, 'the points of a line');
  return [
    svg('polyline', { points: path, fill: 'none', stroke: colour, 'stroke-width': 2 }),
    ...line.points.flatMap((p) => [
      ...(p.interval === null
        ? []
        : [
            svg('line', {
              ...{ x1: x(p.x), x2: x(p.x), y1: y(p.interval[0]), y2: y(p.interval[1]) },
              stroke: colour,
            }),
          ]),
      svg('path', { d: armShape({ position: place, x: x(p.x), y: y(p.y), r: 5 }), fill: colour }),
    ]),
    svgText({ x: x(end.x) + 10, y: y(end.y) + (high ? -2 : 12), fill: colour }, line.label),
  ];
}

function isHighest(line: Line, lines: readonly Line[]): boolean {
  const endOf = ({ points }: Line): number => last(points, 'the points of a line').y;
  return endOf(line) >= Math.max(...lines.map(endOf));
}
