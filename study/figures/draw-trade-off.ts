import { scaleLinear } from 'd3-scale';
import { armShape } from '#domain/arm-shape.ts';
import { formatLevel } from '#domain/print-estimate.ts';
import { AXIS_LINE, axisLines, drawPlot } from './draw-plot.ts';
import type { PlotScales } from './draw-plot.ts';
import { placeLabels } from './place-labels.ts';
import { colourOfArm, PRINT_THEME } from './plot-theme.ts';
import type { PlotTheme } from './plot-theme.ts';
import { svg, svgText } from './svg.ts';
import type { TradeOff, TradeOffPoint } from './trade-off.ts';

/** Of one panel, in pixels of its own: beside another on a page or paper, and on a phone. */
export const PANEL = { width: 520, height: 340 } as const;
export const NARROW_PANEL = { width: 320, height: 270 } as const;
const MARGIN = { right: 24, bottom: 62, left: 48 } as const;

/**
 * One panel of a trade-off: each arm by its share of the votes (up) and its cost (to the right), with
 * the intervals of both. Arms of one model are joined in the order of their cost.
 */
export function drawTradeOff(options: {
  tradeOff: TradeOff;
  panel: TradeOff['panels'][number];
  theme: PlotTheme;
  heading: string | null;
  size?: { width: number; height: number };
}): string {
  const { tradeOff, panel, theme, heading, size = PANEL } = options;
  const { points, level } = panel;
  const about = points.map(({ label, across, preferred }) => {
    return `${label} ${preferred.value.toFixed(1)}% at ${Number(across.value.toPrecision(3))}`;
  });
  const up = `Preferred, % of the votes on its pairs, with ${formatLevel(level)} intervals`;
  const hasIntervals = points.some(({ across }) => across.interval !== null);
  return drawPlot({
    ...size,
    title: `${panel.title} against ${nameOf(tradeOff)}: ${about.join('; ')}`,
    heading,
    margin: {
      ...MARGIN,
      top: (heading === null ? 36 : 60) + AXIS_LINE * (axisLines(up, size.width).length - 1),
    },
    x: {
      label: `${tradeOff.name}${hasIntervals ? ', with 95% intervals' : ''}`,
      note: tradeOff.where,
      domain: aroundZero(points, 'across'),
    },
    y: {
      label: up,
      domain: aroundZero(points, 'preferred'),
    },
    theme,
    marks: (scales) => [
      ...modelLines(points, scales, theme),
      ...labelsOf(points, { ...scales, right: size.width }, theme),
      ...points.flatMap((point) => crossOf(point, scales, theme)),
    ],
  });
}

/** All panels of a trade-off in one drawing that stands alone, two beside one another. */
export function drawTradeOffPanels(tradeOff: TradeOff): string {
  const { panels } = tradeOff;
  const across = Math.min(2, panels.length);
  const width = across * PANEL.width;
  const height = Math.ceil(panels.length / across) * PANEL.height;
  const drawn = panels.map((panel, i) => {
    const drawing = drawTradeOff({ tradeOff, panel, theme: PRINT_THEME, heading: panel.title });
    const [x, y] = [(i % across) * PANEL.width, Math.floor(i / across) * PANEL.height];
    return svg('g', { transform: `translate(${x} ${y})` }, [drawing]);
  });
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    drawn,
  );
}

/** The cost with where it was measured. */
export function nameOf({ name, where }: TradeOff): string {
  return where === null ? name : `${name} (${where})`;
}

/** From zero, or from below what lies below it, to a round value above all intervals. */
function aroundZero(
  points: readonly TradeOffPoint[],
  side: 'across' | 'preferred',
): [number, number] {
  const ends = points.flatMap(({ [side]: { value, interval } }) => [value, ...(interval ?? [])]);
  const lowest = Math.min(0, ...ends);
  const highest = Math.max(...ends) * 1.05;
  const wanted = [lowest, highest > lowest ? highest : lowest + 1];
  const [low = lowest, high = highest] = scaleLinear(wanted, [0, 1]).nice(5).domain();
  return [low, high];
}

function modelLines(
  points: readonly TradeOffPoint[],
  { x, y }: PlotScales,
  theme: PlotTheme,
): string[] {
  const models = Map.groupBy(
    points.filter(({ model }) => model !== null),
    ({ model }) => model,
  );
  return [...models.values()].flatMap((own) => {
    if (own.length < 2) return [];
    const places = own
      .toSorted((a, b) => a.across.value - b.across.value)
      .map(
        ({ across, preferred }) => `${x(across.value).toFixed(1)},${y(preferred.value).toFixed(1)}`,
      );
    return [svg('polyline', { points: places.join(' '), fill: 'none', stroke: theme.muted })];
  });
}

function crossOf(
  { position, across, preferred }: TradeOffPoint,
  { x, y }: PlotScales,
  theme: PlotTheme,
): string[] {
  const colour = colourOfArm(theme, position);
  const [left, top] = [x(across.value), y(preferred.value)];
  const line = (from: [number, number], to: [number, number]): string =>
    svg('line', {
      ...{ x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
      ...{ stroke: colour, 'stroke-width': 2 },
    });
  return [
    ...(across.interval === null
      ? []
      : [line([x(across.interval[0]), top], [x(across.interval[1]), top])]),
    ...(preferred.interval === null
      ? []
      : [line([left, y(preferred.interval[0])], [left, y(preferred.interval[1])])]),
    svg('path', { d: armShape({ position, x: left, y: top, r: 6 }), fill: colour }),
  ];
}

function labelsOf(
  points: readonly TradeOffPoint[],
  { x, y, right }: PlotScales & { right: number },
  theme: PlotTheme,
): string[] {
  const wanted = points.map(({ label, across, preferred }) => ({
    text: label,
    x: x(across.value),
    y: y(preferred.value),
    horizontal: across.interval && ([x(across.interval[0]), x(across.interval[1])] as const),
    vertical: preferred.interval && ([y(preferred.interval[1]), y(preferred.interval[0])] as const),
  }));
  const halo = { stroke: theme.surface, 'stroke-width': 3, 'paint-order': 'stroke' };
  return placeLabels(wanted, { left: MARGIN.left, right }).map(
    ({ text, x: left, y: top, anchor }) =>
      svgText({ x: left, y: top, 'text-anchor': anchor, fill: theme.ink, ...halo }, text),
  );
}
