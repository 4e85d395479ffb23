import type { Protocol } from '#study/protocol/protocol.ts';

/** What messages call a text that is not a file yet. */
export const protocolFileName = 'line';

export type ProtocolCheck = { summary: string } | { errors: string[] };

/** The size of the experiment that a protocol declares, in one sentence. */
export function summarizeProtocol(protocol: Protocol): string {
  const { arms, replicates, questions, raters, prompts } = protocol;
  const count = prompts.ids?.length ?? prompts.draw;
  if (count === undefined) {
    return `${arms.length} arms, ${replicates} replicates, ${questions.length} questions, on all prompts that fit.`;
  }
  const pairs = protocol.comparisons === 'all' ? (arms.length * (arms.length - 1)) / 2 : null;
  const comparisons =
    arms.length === 2 ? count * replicates : pairs === null ? null : count * replicates * pairs;
  const images = count * replicates * arms.length;
  const shown = comparisons === null ? '' : `, ${comparisons} comparisons`;
  return `${images} images${shown}, ${questions.length} questions, ${raters.expected} raters expected.`;
}

/** The messages about a protocol text, each with its line in words. */
export function protocolErrors(message: string): string[] {
  return message
    .split('\n')
    .map((line) => line.replace(new RegExp(`^${protocolFileName}:(\\d+) `), 'Line $1: '));
}
