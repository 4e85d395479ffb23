import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import { at } from '#domain/at.ts';

/** As many problems of a file are told one by one; of the others only how many there are. */
const MOST_TOLD = 50;
/** After as many wrong lines the rest is not read: a message for each takes longer than its line. */
const MOST_WRONG = 1000;

/** A prompt file of which several lines are wrong: the message tells the first, `problems` the others too. */
export class PromptProblems extends UserError {
  readonly problems: readonly string[];
  /** of all, also those that are not told */
  readonly count: number;

  constructor(problems: readonly string[], count: number) {
    const first = at(problems, 0, 'the problems');
    const more = count - 1;
    const rest = count < MOST_WRONG ? '' : ', and what follows was not read';
    super(
      more === 0
        ? first
        : `${first}; ${countOf(more, 'line')} more ${more === 1 ? 'is' : 'are'} wrong${rest}`,
      { code: 'bad-prompts' },
    );
    this.problems = problems;
    this.count = count;
  }
}

/**
 * Reads each line of a prompt file, and goes on after one that is wrong, so that all of them are told
 * at once, up to a limit.
 *
 * @throws PromptProblems when any is wrong
 */
export function readEach<Line, Read>(
  lines: readonly Line[],
  read: (line: Line, index: number) => Read,
): Read[] {
  const problems: string[] = [];
  let count = 0;
  const done: Read[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      done.push(read(line, index));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      count++;
      if (problems.length < MOST_TOLD) problems.push(error.message);
      if (count === MOST_WRONG) break;
    }
  }
  if (count > 0) throw new PromptProblems(problems, count);
  return done;
}
