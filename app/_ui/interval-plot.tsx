import type { ReactElement } from 'react';
import { drawIntervals } from '#study/figures/draw-intervals.ts';
import { PAGE_THEME } from '#study/figures/plot-theme.ts';
import type { IntervalContent } from '#study/figures/preference-figure.ts';
import { Figure } from './figure.tsx';

/** Estimates with their intervals on one common axis, as wide as the page lets it be. */
export function IntervalPlot({ content }: { content: IntervalContent }): ReactElement {
  const drawn = drawIntervals({ ...content, heading: null, theme: PAGE_THEME, width: '100%' });
  return (
    <Figure name={content.title}>
      <div
        className="min-w-80 print:min-w-0 [&>svg]:block"
        dangerouslySetInnerHTML={{ __html: drawn }}
      />
    </Figure>
  );
}
