import { scaleLinear } from 'd3-scale';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import type { PlotTheme } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';

export type PlotAxis = {
  label: string;
  /** a line under the label, cut where the drawing ends */
  note?: string | null;
  domain: readonly [number, number];
  /** where it is marked; by default at round values */
  ticks?: readonly number[];
};

/** From a value to its place in the drawing. */
export type PlotScales = { x: (value: number) => number; y: (value: number) => number };

export type Plot = {
  /** what is seen, for those who do not see it */
  title: string;
  /** written above the drawing; null where a page says it */
  heading: string | null;
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  x: PlotAxis;
  /** null: rows that the marks lay out themselves, from the top */
  y: PlotAxis | null;
  theme: PlotTheme;
  marks: (scales: PlotScales) => string[];
};

const FONT = "'Inter Variable', system-ui, sans-serif";

/** A plot as an SVG that stands alone: frame, grid and axes here, marks by whoever draws. */
export function drawPlot(plot: Plot): string {
  const { title, heading, width, height, margin, theme } = plot;
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const x = scaleLinear(plot.x.domain, [margin.left, right]);
  const y = scaleLinear(plot.y === null ? [0, 1] : plot.y.domain, [bottom, margin.top]);
  const xTicks = plot.x.ticks ?? x.ticks(5);
  const xText = plot.x.ticks === undefined ? x.tickFormat(5) : String;
  const yTicks = plot.y === null ? [] : (plot.y.ticks ?? y.ticks(5));
  const yText = y.tickFormat(5);
  const small = { fill: theme.muted, 'font-size': 12 };
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      ...{ width, height, role: 'img', 'font-family': FONT, 'font-size': 13 },
    },
    [
      svg('title', {}, [escapeHtml(title)]),
      svg('rect', { width, height, fill: theme.surface }),
      ...(heading === null
        ? []
        : [svgText({ x: 8, y: 20, fill: theme.ink, 'font-weight': 600 }, heading)]),
      ...xTicks.map((value) => grid(theme, [x(value), margin.top], [x(value), bottom])),
      ...yTicks.map((value) => grid(theme, [margin.left, y(value)], [right, y(value)])),
      ...xTicks.map((value) =>
        svgText({ x: x(value), y: bottom + 18, 'text-anchor': 'middle', ...small }, xText(value)),
      ),
      ...yTicks.map((value) =>
        svgText(
          { x: margin.left - 8, y: y(value) + 4, 'text-anchor': 'end', ...small },
          yText(value),
        ),
      ),
      svgText(
        { x: (margin.left + right) / 2, y: bottom + 38, 'text-anchor': 'middle', ...small },
        plot.x.label,
      ),
      ...noteOf(plot).map((note) =>
        svgText(
          { x: (margin.left + right) / 2, y: bottom + 54, 'text-anchor': 'middle', ...small },
          note,
        ),
      ),
      ...(plot.y === null ? [] : [svgText({ x: 8, y: margin.top - 12, ...small }, plot.y.label)]),
      ...plot.marks({ x, y }),
    ],
  );
}

function noteOf({ x: { note = null }, width }: Plot): string[] {
  if (note === null) return [];
  const letters = [...note];
  const room = Math.floor(width / 6.5);
  return [letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : note];
}

function grid(theme: PlotTheme, from: [number, number], to: [number, number]): string {
  return svg('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: theme.line });
}
