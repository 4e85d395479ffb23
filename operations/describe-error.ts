/** What a log line says of an error. */
export type ErrorLine = {
  type: string;
  code?: string;
  /** by which a page names the failure to the person who met it */
  digest?: string;
  message?: string;
  /** where it arose, innermost first */
  frames: string[];
  cause?: ErrorLine;
};

/** A call and its place in a file, or one within the engine. */
const FRAME = /^ {4}at (\S.*(?::\d+:\d+|<anonymous>)\)?)$/;
const MOST_FRAMES = 20;
const LONGEST_CHAIN = 5;
/** Codes are words of programs: what is longer, or written otherwise, is somebody's text. */
const WORD = /^[\w.-]{1,60}$/;

/**
 * Describes an error by its kind, code and place. Nothing else that it carries is said: databases and
 * parsers put the values that they failed over (names, e-mail addresses, tokens) into messages and
 * properties.
 *
 * @param options.messages whether messages are said too, where nobody's data are at hand
 */
export function describeError(error: unknown, options: { messages: boolean }): ErrorLine {
  return describe(error, options, LONGEST_CHAIN);
}

function describe(error: unknown, options: { messages: boolean }, chain: number): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const { name, message, cause } = error;
  return {
    type: WORD.test(name) ? name : 'Error',
    ...wordOf(error, 'code'),
    ...wordOf(error, 'digest'),
    ...(options.messages && { message }),
    frames: framesOf(error),
    ...(cause instanceof Error && chain > 1 && { cause: describe(cause, options, chain - 1) }),
  };
}

function wordOf(error: Error, name: 'code' | 'digest'): { code?: string; digest?: string } {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && WORD.test(value) ? { [name]: value } : {};
}

/** The lines of a stack that follow the message, which may hold such lines itself. */
function framesOf({ stack, message }: Error): string[] {
  if (stack === undefined) return [];
  const begun = stack.indexOf(message);
  if (begun < 0) return [];
  const lines = stack.slice(begun + message.length).split('\n');
  return lines.flatMap((line) => FRAME.exec(line)?.[1] ?? []).slice(0, MOST_FRAMES);
}
