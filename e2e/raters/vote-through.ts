import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import { ANSWERS } from '#domain/answer.ts';
import type { Answer } from '#domain/answer.ts';
import type { RaterSession } from './rater-session.ts';
import type { Reply } from './send-request.ts';

/** A vote that the server said it has. */
export type TakenVote = { key: string; trialId: string; question: string; answer: Answer };

export type Manners = {
  /** looks at the pair, before each answer */
  think: () => Promise<void>;
  /** the page's clock, in ms */
  clock: () => number;
  onVote: (vote: TakenVote) => void;
  /** what a first try took, in ms; null: there was no answer to it, and it was tried again */
  onTime?: (what: 'vote' | 'image', ms: number | null) => void;
  signal: AbortSignal;
};

const served = z.object({
  session: z.string(),
  trials: z.array(
    z.object({
      id: z.string(),
      images: z.object({ left: z.string(), right: z.string() }),
      questions: z.array(z.object({ id: z.string() })),
      answered: z.record(z.string(), z.unknown()),
    }),
  ),
});

const PAUSE_MS = 300;
const BUSY = [408, 425, 429];

/**
 * Votes as the rating page does, over HTTP alone: asks for the next trials, fetches both images, and
 * sends each vote with its key until the server says that it has it.
 *
 * @throws Error when the server refuses what a page would send
 */
export async function voteThrough(session: RaterSession, manners: Manners): Promise<void> {
  for (;;) {
    const next = await untilTaken(() => session.get('/api/rating/trials'), manners);
    if (next === null) return;
    const { session: id, trials } = served.parse(JSON.parse(next.body.toString()));
    if (trials.length === 0) return;
    for (const trial of trials) {
      for (const image of [trial.images.left, trial.images.right]) {
        if ((await untilTaken(() => session.get(image), manners, 'image')) === null) return;
      }
      const shownAt = new Date(manners.clock());
      for (const { id: question } of trial.questions) {
        if (question in trial.answered) continue;
        await manners.think();
        if (manners.signal.aborted) return;
        const answer = at(ANSWERS, Math.floor(Math.random() * ANSWERS.length));
        const vote = { key: randomUUID(), trialId: trial.id, question, answer };
        const { key: idempotencyKey, ...given } = vote;
        const clientAt = new Date(manners.clock());
        const marks = { idempotencyKey, session: id, shownAt, clientAt, clockOffsetMs: 0 };
        const sent = { ...given, ...marks, responseMs: 400, viewport: '1280x800' };
        // one that is under way is sent to its end
        const kept = { ...manners, signal: NEVER };
        await untilTaken(() => session.post('/api/rating/votes', sent), kept, 'vote');
        manners.onVote(vote);
      }
    }
  }
}

const NEVER = new AbortController().signal;

/** Asks until there is an answer that is no excuse; null when told to stop. */
async function untilTaken(
  ask: () => Promise<Reply>,
  { signal, onTime }: Manners,
  what?: 'vote' | 'image',
): Promise<Reply | null> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const begun = performance.now();
    const reply = await ask().catch(() => null);
    const isExcuse = reply === null || reply.status >= 500 || BUSY.includes(reply.status);
    if (isFirst && what) onTime?.(what, isExcuse ? null : performance.now() - begun);
    if (!isExcuse && reply.status === 200) return reply;
    if (!isExcuse) throw new Error(`refused with ${reply.status}: ${reply.body.toString()}`);
    await sleep(PAUSE_MS);
  }
  return null;
}
