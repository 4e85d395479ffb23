import { drawIntervals, heightOfIntervals } from './draw-intervals.ts';
import type { IntervalFigure } from './draw-intervals.ts';
import { PRINT_THEME } from './plot-theme.ts';
import type { IntervalContent } from './preference-figure.ts';
import { svg } from './svg.ts';

const WIDTH = 760;
const MARGIN = 16;
const BETWEEN = 20;

/** Figures of intervals under one another, each with its heading, as an SVG that stands alone. */
export function drawIntervalFile(
  contents: readonly (IntervalContent & { heading: string })[],
): string {
  const figures = contents.map((content): IntervalFigure => ({
    ...content,
    theme: PRINT_THEME,
    width: WIDTH,
  }));
  let top = MARGIN;
  const drawn = figures.map((figure) => {
    const place = svg('g', { transform: `translate(${MARGIN} ${top})` }, [drawIntervals(figure)]);
    top += heightOfIntervals(figure) + BETWEEN;
    return place;
  });
  const [width, height] = [WIDTH + 2 * MARGIN, top];
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    [svg('rect', { width, height, fill: PRINT_THEME.surface }), ...drawn],
  );
}
