import type { Answer } from './trial.ts';

/** The arrow that gives each answer; left and right are where they are, in every language. */
export const ARROWS: Record<Answer, string> = { left: '←', right: '→', on_par: '↓', neither: '↑' };
