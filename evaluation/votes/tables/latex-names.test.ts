import { describe, expect, it } from 'vitest';
import { escapeLatex } from './escape-latex.ts';
import { latexNames } from './latex-names.ts';

const CARD = ['DeciDiffusion 1.0 30 Iterations', 'StableDiffusion v1.5 50 Iterations', 'On Par'];
const QUESTIONS = ['Better image aesthetics', 'Better prompt alignment'];

describe('names in a LaTeX table', () => {
  it('stand in one line while the table fits the page', () => {
    const names = latexNames(['Model A', 'On Par'], QUESTIONS, { intervals: true });
    expect(names.row('Model A')).toBe('Model A');
    expect(names.title('Better image aesthetics')).toBe('Better image aesthetics');
  });

  it('make room by titles in two lines before they are broken themselves', () => {
    const names = latexNames(CARD, QUESTIONS, { intervals: false });
    for (const name of CARD) expect(names.row(name)).toBe(name);
    expect(names.title('Better prompt alignment')).toBe(
      '\\parbox[b]{0.20\\linewidth}{\\centering Better prompt alignment\\strut}',
    );
  });

  it.each([1, 2, 3])('leave the line to all columns together, with %d questions', (count) => {
    const long = 'A name that goes on & on, '.repeat(8);
    const titles = Array.from({ length: count }, () => long);
    const names = latexNames([long], titles, { intervals: false });
    const shareOf = (latex: string): number =>
      Number(/\\parbox\[.\]\{(.*?)\\linewidth/.exec(latex)?.[1]);
    expect(shareOf(names.row(long)) + count * shareOf(names.title(long))).toBeLessThanOrEqual(1);
    expect(names.row(long)).toContain(escapeLatex(long));
  });

  it('count a character without a letter of its own as the number that is printed', () => {
    const names = latexNames(['漢字漢字漢字漢字漢字'], ['Better'], { intervals: true });
    expect(names.row('漢字漢字漢字漢字漢字')).toMatch(/^\\parbox/);
    expect(names.row('漢字')).not.toContain('parbox');
  });
});
