import type { Finding, Path, Problem } from '../protocol/finding.ts';

/** Problems in the order in which they are told, that of the lines which they are about. */
export function placeProblems(
  problems: readonly Problem[],
  lineOf: (path: Path) => number,
): Finding[] {
  return problems
    .map((problem) => ({ ...problem, line: lineOf(problem.path) }))
    .sort((a, b) => a.line - b.line);
}
