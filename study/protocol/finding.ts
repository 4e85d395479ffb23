export type Path = readonly (string | number)[];

/** Something in a protocol that must be changed (error) or should be looked at (warning). */
export type Problem = { severity: 'error' | 'warning'; path: Path; message: string };

/** A problem with the line (from 1) of the protocol's text that it is about. */
export type Finding = Problem & { line: number };

/** What is wrong, in the words of every command and page: `arms.1.steps must be …`. */
export function describeFinding({ path, message }: Problem): string {
  return path.length === 0 ? message : `${path.join('.')} ${message}`;
}

/** A finding as a line of text, after the place that editors and terminals open. */
export function formatFinding(fileName: string, finding: Finding): string {
  return `${fileName}:${finding.line} ${describeFinding(finding)}`;
}
