import { at } from '#domain/at.ts';

export const FONT = "'Inter Variable', system-ui, sans-serif";

/** The colours of a figure. */
export type PlotTheme = {
  surface: string;
  ink: string;
  muted: string;
  line: string;
  /** of what belongs to no arm */
  noArm: string;
  /** of arms, by their place in the study */
  arms: readonly string[];
};

/** For paper, and for files that stand alone: those of the pages in light, on white. */
export const PRINT_THEME: PlotTheme = {
  surface: '#ffffff',
  ink: '#16181a',
  muted: '#55595c',
  line: '#dededa',
  noArm: '#6b7073',
  arms: ['#1a5a9e', '#b85600', '#00735a', '#9b3a74', '#6a5a00', '#5a4bb0'],
};

/** For a page, which is light or dark. */
export const PAGE_THEME: PlotTheme = {
  surface: 'var(--color-surface)',
  ink: 'var(--color-ink)',
  muted: 'var(--color-ink-muted)',
  line: 'var(--color-line)',
  noArm: 'var(--color-outcome-on-par)',
  arms: PRINT_THEME.arms.map((_, i) => `var(--color-arm-${i + 1})`),
};

/** The colour of the arm at a place in the study. */
export function colourOfArm(theme: PlotTheme, position: number): string {
  return at(theme.arms, position % theme.arms.length, 'the colours of arms');
}

/** How words beside a drawing are written, such as those of its axes. */
export function small({ muted }: PlotTheme): { fill: string; 'font-size': number } {
  return { fill: muted, 'font-size': 12 };
}
