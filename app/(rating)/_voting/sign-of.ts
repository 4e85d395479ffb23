import type { VotingSnapshot } from './voting-session.ts';

/** What the rater must know of votes that are not on the server; null when all is well. */
export function signOf({
  waiting,
  rest,
  refused,
}: Pick<VotingSnapshot, 'waiting' | 'rest' | 'refused'>): string | null {
  const votes = `${waiting} ${waiting === 1 ? 'answer waits' : 'answers wait'}`;
  if (waiting > 0 && rest === 'later') return `${votes} for the connection. Nothing is lost.`;
  if (rest === 'later') return 'No connection. Trying again.';
  if (refused > 0) {
    const what = refused === 1 ? '1 answer' : `${refused} answers`;
    return `The server did not take ${what}: set aside, and asked again if still open.`;
  }
  return null;
}
