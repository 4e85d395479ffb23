import type { Path, Problem } from '../finding.ts';
import type { NewProtocol } from '../protocol.ts';

/** A protocol whose fields are each in order, and whether its file states something itself. */
export type Declared = { protocol: NewProtocol; states: (path: Path) => boolean };

/** What must or should be changed where fields do not fit one another. */
export type Rule = (declared: Declared) => Problem[];

/** What cannot be kept: no study is made of it. */
export function refuse(path: Path, message: string): Problem {
  return { severity: 'error', path, message };
}

/** What can be done and is most likely not meant: said before the study is made. */
export function warn(path: Path, message: string): Problem {
  return { severity: 'warning', path, message };
}
