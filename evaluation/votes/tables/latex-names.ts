import { escapeLatex } from './escape-latex.ts';

/** Letters that one line of a page of `article`, 345 pt wide, holds, and what stands between columns. */
const LINE = 76;
const BETWEEN = 3;
/** Letters that a column of shares takes, without and with its interval. */
const SHARES = { plain: 6, withInterval: 20 };
/** All titles together may take so much of the line; names get at least so many letters. */
const TITLES = 0.6;
const LEAST_NAME = 20;

/** How names stand in a LaTeX table: in one line each, or in several where else the table leaves the page. */
export type LatexNames = {
  row: (name: string) => string;
  title: (name: string) => string;
};

/**
 * Names of rows and titles of columns as LaTeX that keeps a table on the page: as they are while they fit
 * a line, else titles in two lines or more, and names in what titles leave.
 */
export function latexNames(
  rows: readonly string[],
  titles: readonly string[],
  { intervals }: { intervals: boolean },
): LatexNames {
  const shares = intervals ? SHARES.withInterval : SHARES.plain;
  const widthOf = (title: number): number =>
    titles.length * (Math.max(shares, title) + BETWEEN) + BETWEEN;
  const longest = Math.max(0, ...titles.map(lettersOf));
  if (Math.max(0, ...rows.map(lettersOf)) + widthOf(longest) <= LINE) {
    return { row: escapeLatex, title: escapeLatex };
  }
  const most = Math.floor((TITLES * LINE) / Math.max(1, titles.length)) - BETWEEN;
  const title = Math.max(shares, Math.min(Math.ceil(longest / 2) + BETWEEN, most));
  const name = Math.max(LEAST_NAME, LINE - widthOf(title));
  return {
    row: (text) => inLines(text, name, '\\parbox[t]{WIDTH}{\\raggedright TEXT\\strut}'),
    title: (text) => inLines(text, title, '\\parbox[b]{WIDTH}{\\centering TEXT\\strut}'),
  };
}

function inLines(text: string, letters: number, box: string): string {
  const latex = escapeLatex(text);
  if (lettersOf(text) <= letters) return latex;
  const width = `${(letters / LINE).toFixed(2)}\\linewidth`;
  return box.replace('WIDTH', width).replace('TEXT', () => latex);
}

/** Letters of a name as it is printed: engines without Unicode print the number of a character. */
function lettersOf(name: string): number {
  const printed = escapeLatex(name).replace(/\\onparchar\{\d+\}\{(U\+\w+)\}/g, '-$1-');
  return printed.replace(/\\(?:char\d+|[A-Za-z]+|.)/g, '-').replace(/[{}]/g, '').length;
}
