import type { ForeignVote } from './foreign-vote.ts';

/** What the file of another tool does not say of its votes, each in a sentence that tells what follows. */
export function notKnown(votes: readonly ForeignVote[]): string[] {
  const lacks = (isMissing: (vote: ForeignVote) => boolean, sentence: string): string[] => {
    const missing = votes.filter(isMissing).length;
    if (missing === 0) return [];
    const of = missing === votes.length ? '' : ` (of ${missing} of the ${votes.length} votes)`;
    return [`Not known${of}: ${sentence}`];
  };
  return [
    ...lacks(
      ({ sidesKnown }) => !sidesKnown,
      'which image stood on which side. The arms are in the order of the file, and nothing is said of side bias or balance.',
    ),
    ...lacks(
      ({ rater }) => rater === null,
      'who voted. These votes count as one rater, so that how far raters differ cannot be told.',
    ),
    ...lacks(
      ({ prompt }) => prompt === null,
      'for which prompt the images were made. Each pair is taken as a prompt of its own.',
    ),
    ...lacks(
      ({ question }) => question === null,
      'which question was asked. It is called "preference".',
    ),
    ...lacks(({ answeredAt }) => answeredAt === null, 'when it was answered.'),
    ...lacks(() => true, 'when the pair was shown, and in which order.'),
    ...lacks(({ responseMs }) => responseMs === null, 'how long the answer took.'),
  ];
}
