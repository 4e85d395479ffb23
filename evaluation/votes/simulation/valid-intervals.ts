import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import type { CoveredCell } from './coverage-grid.ts';

/** The core's width over that of the narrowest other interval that covers as well. */
export type WidthRatio = { narrowest: string; ratio: number };

/** Names of the tried intervals that hold the truth in at least this share of studies in every cell. */
export function validIntervals(cells: readonly CoveredCell[], least: number): string[] {
  const names = Object.keys(at(cells, 0, 'the cells').tried);
  return names.filter((name) =>
    cells.every(({ tried }) => present(tried[name], `the interval ${name}`).coverage >= least),
  );
}

/** Among those of the given names; null without any. */
export function widthRatio(
  { core, tried }: CoveredCell,
  names: readonly string[],
): WidthRatio | null {
  const widths = names.map((name) => ({
    narrowest: name,
    ratio: core.width / present(tried[name], `the interval ${name}`).width,
  }));
  return widths.toSorted((a, b) => b.ratio - a.ratio)[0] ?? null;
}
