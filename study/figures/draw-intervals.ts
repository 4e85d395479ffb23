import { scaleLinear } from 'd3-scale';
import { armShape } from '#domain/arm-shape.ts';
import { escapeHtml } from '#evaluation/votes/tables/escape-html.ts';
import type { IntervalRow } from './interval-row.ts';
import { placeRows, WORDS_LINE } from './place-rows.ts';
import type { PlacedRow } from './place-rows.ts';
import { colourOfArm, FONT, small } from './plot-theme.ts';
import type { PlotTheme } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';
import { wrapWords } from './wrap-words.ts';

export type IntervalFigure = {
  /** what is seen, for those who do not see it */
  title: string;
  /** written above the drawing; null where a page says it */
  heading: string | null;
  rows: readonly IntervalRow[];
  domain: readonly [number, number];
  unit: string;
  /** a value to compare with, marked on every line */
  reference: number | null;
  /** what the two ends of the axis stand for */
  ends: readonly [string, string] | null;
  theme: PlotTheme;
  /** in pixels; `100%` fits any screen without shrinking its letters */
  width: number | '100%';
};

/** A place across the drawing, from its share of the width. */
type Across = (share: number) => number | string;
type Scale = (value: number) => number | string;

const HEADING = 36;
/** from the top of a row to its first words, and to the line below its words */
const WORDS = 14;
const LINE = 28;
/** from a line of an end to the next */
const END_LINE = 16;
/** letters that stand on half of the narrowest drawing */
const HALF = 22;

/** Estimates with their intervals on one common axis, each under its words, as SVG. */
export function drawIntervals(figure: IntervalFigure): string {
  const { title, heading, rows, domain, ends, theme, width } = figure;
  const across: Across = (share) =>
    width === '100%' ? `${(100 * share).toFixed(3)}%` : share * width;
  // 2% at each end are left, so that marks on the limits are whole; what lies beyond stands on them
  const shares = scaleLinear(domain, [0.02, 0.98]).clamp(true);
  const ticks = shares.ticks(6);
  const x: Scale = (value) => across(shares(value));
  const { placed, end } = placeRows(rows, heading === null ? 0 : HEADING);
  const height = heightOfIntervals(figure);
  const size =
    width === '100%' ? { width, height } : { viewBox: `0 0 ${width} ${height}`, width, height };
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      ...{ role: 'img', 'font-family': FONT, 'font-size': 13 },
    },
    [
      svg('title', {}, [escapeHtml(`${title}: ${rows.map(describe).join('; ')}`)]),
      svg('rect', { width: '100%', height, fill: theme.surface }),
      ...(heading === null ? [] : [svgText({ x: 0, y: 18, fill: theme.ink }, heading)]),
      ...placed.flatMap((row) => drawRow(row, { figure, x, ticks, across })),
      ...ticks.map((tick) =>
        svgText(
          { x: x(tick), y: end + 18, 'text-anchor': anchorAt(shares(tick)), ...small(theme) },
          `${String(tick).replace('-', '−')}${figure.unit}`,
        ),
      ),
      ...(ends === null ? [] : axisEnds(ends, { y: end + 38, across, theme })),
    ],
  );
}

/** A number at an end of the axis is written inwards, so that it stands whole in the narrowest drawing. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.05) return 'start';
  return share > 0.95 ? 'end' : 'middle';
}

/** In pixels. */
export function heightOfIntervals({
  rows,
  heading,
  ends,
}: Pick<IntervalFigure, 'rows' | 'heading' | 'ends'>): number {
  const { end } = placeRows(rows, heading === null ? 0 : HEADING);
  const lines = ends === null ? 0 : Math.max(...ends.map((words) => endLines(words).length));
  return end + (ends === null ? 28 : 32 + END_LINE * lines);
}

type Drawing = { figure: IntervalFigure; x: Scale; ticks: readonly number[]; across: Across };

function drawRow(placed: PlacedRow, drawing: Drawing): string[] {
  return [...lineOf(placed, drawing), ...wordsOf(placed, drawing), ...markOf(placed, drawing)];
}

function lineOf(placed: PlacedRow, { figure, x, ticks, across }: Drawing): string[] {
  const { theme, reference } = figure;
  const y = lineAt(placed);
  const upright = (value: number, reach: number, stroke: string): string =>
    svg('line', { x1: x(value), x2: x(value), y1: y - reach, y2: y + reach, stroke });
  return [
    svg('line', { x1: across(0), x2: across(1), y1: y, y2: y, stroke: theme.line }),
    ...ticks.map((tick) => upright(tick, 4, theme.line)),
    ...(reference === null ? [] : [upright(reference, 8, theme.muted)]),
  ];
}

function wordsOf({ row, top, lines, more }: PlacedRow, { figure, across }: Drawing): string[] {
  const { ink } = figure.theme;
  const bold = row.isWhole === true ? { 'font-weight': 600 } : {};
  return [
    ...(row.group === undefined
      ? []
      : [svgText({ x: across(0), y: top - 8, fill: ink, 'font-weight': 600 }, row.group)]),
    ...lines.map((words, i) =>
      svgText({ x: across(0), y: top + WORDS + WORDS_LINE * i, fill: ink, ...bold }, words),
    ),
    svgText(
      {
        ...{ x: across(1), y: top + WORDS + WORDS_LINE * more },
        ...{ 'text-anchor': 'end', fill: ink, ...bold },
      },
      row.text,
    ),
  ];
}

function markOf(placed: PlacedRow, { figure, x }: Drawing): string[] {
  const { row } = placed;
  const { interval, position, value } = row;
  const y = lineAt(placed);
  const circle = 0;
  const shape = row.isWhole === true ? 1 : position === null ? circle : position;
  const colour = colourOf(row, figure.theme);
  return [
    ...(interval === null
      ? []
      : [
          svg('line', {
            ...{ x1: x(interval[0]), x2: x(interval[1]), y1: y, y2: y, stroke: colour },
            ...{ 'stroke-width': row.isWhole === true ? 5 : 3, 'stroke-linecap': 'round' },
          }),
        ]),
    svg('svg', { x: x(value), y, overflow: 'visible' }, [
      svg('path', { d: armShape({ position: shape, x: 0, y: 0, r: 6 }), fill: colour }),
    ]),
  ];
}

function colourOf({ position, isWhole }: IntervalRow, theme: PlotTheme): string {
  if (isWhole === true) return theme.ink;
  return position === null ? theme.noArm : colourOfArm(theme, position);
}

function lineAt({ top, more }: PlacedRow): number {
  return top + LINE + WORDS_LINE * more;
}

/** What the ends stand for, side by side, each in as many lines as the narrowest drawing needs. */
function axisEnds(
  ends: readonly [string, string],
  { y, across, theme }: { y: number; across: Across; theme: PlotTheme },
): string[] {
  const [left, right] = ends.map(endLines);
  const line = (words: string, i: number, place: Record<string, string | number>): string =>
    svgText({ ...place, y: y + END_LINE * i, ...small(theme) }, words);
  const arrowed = (lines: string[] = [], arrow: (words: string) => string): string[] =>
    lines.map((words, i) => (i === 0 ? arrow(words) : words));
  return [
    ...arrowed(left, (words) => `← ${words}`).map((words, i) => line(words, i, { x: across(0) })),
    ...arrowed(right, (words) => `${words} →`).map((words, i) =>
      line(words, i, { x: across(1), 'text-anchor': 'end' }),
    ),
  ];
}

function endLines(words: string): string[] {
  return wrapWords(words, HALF);
}

function describe({ group, label, text }: IntervalRow): string {
  return `${group === undefined ? '' : `${group}, `}${label} ${text}`;
}
