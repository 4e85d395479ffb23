import { at } from '#domain/at.ts';
import { last } from '#domain/last.ts';

type Point = { x: number; y: number; interval: [number, number] | null };
export type Line = { label: string; points: Point[] };

const SIZE = { width: 560, height: 320, left: 48, right: 120, top: 44, bottom: 44 };
/** The second line stands a little aside, so that intervals do not hide one another. */
const ASIDE = 4;
/** Apart for colour-blind eyes and in print, and told by shape and label too. */
const COLOURS = ['#0055b8', '#b85400', '#007a5e', '#8a3ffc', '#a11950', '#5c5c00'];

/** A line figure over the number of steps, as SVG that reads on light and dark pages. */
export function drawLines(options: {
  title: string;
  lines: readonly Line[];
  /** where the vertical axis begins; null: just below the lowest value */
  from: number | null;
  /** what the horizontal axis counts, and where it is marked (left out: iterations, at every point) */
  across?: { label: string; marks: readonly number[] };
}): string {
  const { title, lines } = options;
  const points = lines.flatMap((line) => line.points);
  const { top, bottom } = heights(points, options.from);
  const measured = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const across = options.across ?? { label: 'Iterations', marks: measured };
  const end = last(measured, 'what was measured');
  const x = (value: number): number =>
    SIZE.left + (value / end) * (SIZE.width - SIZE.left - SIZE.right);
  const y = (value: number): number =>
    SIZE.height -
    SIZE.bottom -
    ((value - bottom) / (top - bottom)) * (SIZE.height - SIZE.top - SIZE.bottom);
  const body = [
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>`,
    text({ x: SIZE.left, y: 24, content: title, weight: 600 }),
    ...ticks(bottom, top).map((value) => gridLine(y(value), value)),
    ...across.marks.map((value) =>
      text({ x: x(value), y: SIZE.height - 22, content: String(value), anchor: 'middle' }),
    ),
    text({ x: x(end / 2), y: SIZE.height - 6, content: across.label, anchor: 'middle' }),
    ...lines.flatMap((line, i) =>
      drawLine({
        line,
        x: (value) => x(value) + ASIDE * i,
        y,
        colour: at(COLOURS, i % COLOURS.length),
        round: i % 2 === 0,
        high: isHighest(line, lines),
      }),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${escapeXml(title)}">\n${body.join('\n')}\n</svg>\n`;
}

/** Where the vertical axis begins and ends. */
function heights(points: readonly Point[], from: number | null): { top: number; bottom: number } {
  const top = Math.max(...points.map(({ y, interval }) => interval?.[1] ?? y));
  const lowest = Math.min(...points.map(({ y }) => y));
  return { top, bottom: from ?? Math.floor(lowest - 0.1 * (top - lowest)) };
}

function drawLine(options: {
  line: Line;
  x: (value: number) => number;
  y: (value: number) => number;
  colour: string;
  round: boolean;
  /** ends above the others, and so is labelled above its end */
  high: boolean;
}): string[] {
  const { line, x, y, colour, round, high } = options;
  const path = line.points.map((p) => `${fixed(x(p.x))},${fixed(y(p.y))}`).join(' ');
  const end = last(line.points, 'the points of a line');
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...line.points.flatMap((p) => [
      ...(p.interval ? [whisker(x(p.x), y(p.interval[0]), y(p.interval[1]), colour)] : []),
      mark(x(p.x), y(p.y), colour, round),
    ]),
    text({ x: x(end.x) + 10, y: y(end.y) + (high ? -2 : 12), content: line.label, colour }),
  ];
}

function isHighest(line: Line, lines: readonly Line[]): boolean {
  const endOf = ({ points }: Line): number => last(points, 'the points of a line').y;
  return endOf(line) >= Math.max(...lines.map(endOf));
}

function mark(x: number, y: number, colour: string, round: boolean): string {
  return round
    ? `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4" fill="${colour}"/>`
    : `<path d="M${fixed(x)} ${fixed(y - 5)}l5 5l-5 5l-5 -5z" fill="${colour}"/>`;
}

function whisker(x: number, low: number, high: number, colour: string): string {
  return `<path d="M${fixed(x)} ${fixed(low)}V${fixed(high)}" stroke="${colour}" stroke-width="1"/>`;
}

function gridLine(y: number, value: number): string {
  const label = text({ x: SIZE.left - 8, y: y + 4, content: String(value), anchor: 'end' });
  return `<path d="M${SIZE.left} ${fixed(y)}H${SIZE.width - SIZE.right}" stroke="#ddd"/>${label}`;
}

function text(options: {
  x: number;
  y: number;
  content: string;
  anchor?: 'start' | 'middle' | 'end';
  colour?: string;
  weight?: number;
}): string {
  const { x, y, content, anchor = 'start', colour = '#222', weight = 400 } = options;
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="${colour}" font-weight="${weight}">${escapeXml(content)}</text>`;
}

/** Round values inside a range, about five of them. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

function fixed(value: number): string {
  return value.toFixed(1);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
