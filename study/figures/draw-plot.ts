import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import { cutText } from './cut-text.ts';
import { FONT, small } from './plot-theme.ts';
import type { PlotTheme } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';
import { wrapWords } from './wrap-words.ts';

type PlotAxis = {
  label: string;
  /** a line under the label, cut where the drawing ends */
  note?: string | null;
  domain: readonly [number, number];
  /** where it is marked; by default at round values */
  ticks?: readonly number[];
};

type Scale = ScaleLinear<number, number>;

/** from a line of an axis's label to the next */
export const AXIS_LINE = 15;

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

/** A plot as an SVG that stands alone: frame, grid and axes here, marks by whoever draws. */
export function drawPlot(plot: Plot): string {
  const { title, heading, width, height, margin, theme } = plot;
  const x = scaleLinear(plot.x.domain, [margin.left, width - margin.right]);
  const rows: PlotAxis['domain'] = [0, 1];
  const y = scaleLinear(plot.y?.domain ?? rows, [height - margin.bottom, margin.top]);
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
      ...axisAcross(plot, x),
      ...(plot.y === null ? [] : axisUp(plot, plot.y, y)),
      ...plot.marks({ x, y }),
    ],
  );
}

function axisAcross(plot: Plot, x: Scale): string[] {
  const { width, height, margin, theme } = plot;
  const bottom = height - margin.bottom;
  const ticks = plot.x.ticks ?? x.ticks(5);
  const print = plot.x.ticks === undefined ? x.tickFormat(5) : String;
  const text = (left: number, rise: number, words: string): string =>
    svgText({ x: left, y: bottom + rise, 'text-anchor': 'middle', ...small(theme) }, words);
  const middle = (margin.left + width - margin.right) / 2;
  return [
    ...ticks.map((value) => grid(theme, [x(value), margin.top], [x(value), bottom])),
    ...ticks.map((value) => text(x(value), 18, print(value))),
    text(middle, 38, plot.x.label),
    ...noteOf(plot).map((note) => text(middle, 54, note)),
  ];
}

function axisUp({ width, margin, theme }: Plot, axis: PlotAxis, y: Scale): string[] {
  const ticks = axis.ticks ?? y.ticks(5);
  const print = y.tickFormat(5);
  const above = axisLines(axis.label, width);
  return [
    ...ticks.map((value) => grid(theme, [margin.left, y(value)], [width - margin.right, y(value)])),
    ...ticks.map((value) =>
      svgText(
        { x: margin.left - 8, y: y(value) + 4, 'text-anchor': 'end', ...small(theme) },
        print(value),
      ),
    ),
    ...above.map((words, i) =>
      svgText(
        { x: 8, y: margin.top - 12 - AXIS_LINE * (above.length - 1 - i), ...small(theme) },
        words,
      ),
    ),
  ];
}

function noteOf({ x: { note = null }, width }: Plot): string[] {
  if (note === null) return [];
  return [cutText(note, lettersIn(width))];
}

/** The label of an axis in as many lines as the drawing is narrow. */
export function axisLines(label: string, width: number): string[] {
  return wrapWords(label, lettersIn(width));
}

function lettersIn(width: number): number {
  return Math.floor(width / 6.5);
}

function grid(theme: PlotTheme, from: [number, number], to: [number, number]): string {
  return svg('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], stroke: theme.line });
}
