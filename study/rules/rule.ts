import type { Path, Problem } from '../protocol/finding.ts';
import type { NewProtocol } from '../protocol/protocol.ts';
import type { StudyPlan } from '../runs/study-plan.ts';

/** What must or should be changed, by what is known when the rule is asked. */
type Rule<Known, Told = Problem[]> = (known: Known) => Told;

/** A protocol whose fields are each in order, and whether its file states something itself. */
export type Declared = { protocol: NewProtocol; states: (path: Path) => boolean };

/** A rule that the protocol's text alone can break: its fields do not fit one another. */
export type TextRule = Rule<Declared>;

/** A rule that is seen to be broken once the prompts, models and images are known; it may read files. */
export type PlanRule = Rule<StudyPlan, Problem[] | Promise<Problem[]>>;

/** What cannot be kept: no study is made of it. */
export function refuse(path: Path, message: string): Problem {
  return { severity: 'error', path, message };
}

/** What can be done and is most likely not meant: said before the study is made. */
export function warn(path: Path, message: string): Problem {
  return { severity: 'warning', path, message };
}
