import { setTimeout as sleep } from 'node:timers/promises';
import { openInvitation } from '../raters/rater-session.ts';
import { voteThrough } from '../raters/vote-through.ts';
import type { TakenVote } from '../raters/vote-through.ts';

/** Raters who vote at the same time, each through one invitation after another. */
export type Crew = {
  taken: TakenVote[];
  /** votes that the server would not take, and sessions it forgot */
  refused: string[];
  /** sets the clock of one rater's page */
  jump: (byMs: number) => void;
  /** lets each finish the vote in hand */
  stop: () => Promise<void>;
};

const LONGEST_THOUGHT_MS = 400;
const LATEST = Date.UTC(2090, 0, 1);

/** Sends `raters` raters to work through `links`. */
export function startCrew({ links, raters }: { links: string[]; raters: number }): Crew {
  const taken: TakenVote[] = [];
  const refused: string[] = [];
  const ahead = Array.from({ length: raters }, () => 0);
  const ending = new AbortController();
  const { signal } = ending;
  const rate = async (rater: number): Promise<void> => {
    for (let link = links.pop(); link !== undefined && !signal.aborted; link = links.pop()) {
      const session = await untilOpen(link, signal);
      if (session === null) return;
      await voteThrough(session, {
        signal,
        think: () => sleep(Math.random() * LONGEST_THOUGHT_MS),
        clock: () => Math.min(LATEST, Math.max(0, Date.now() + Number(ahead[rater]))),
        onVote: (vote) => taken.push(vote),
      }).catch((error: unknown) => refused.push(String(error)));
    }
  };
  const all = ahead.map((_none, rater) => rate(rater));
  let next = 0;
  return {
    taken,
    refused,
    jump: (byMs) => {
      ahead[next++ % raters] = byMs;
    },
    stop: async () => {
      ending.abort();
      await Promise.all(all);
    },
  };
}

type Opened = Awaited<ReturnType<typeof openInvitation>>;

async function untilOpen(link: string, signal: AbortSignal): Promise<Opened | null> {
  while (!signal.aborted) {
    const session = await openInvitation(link).catch(() => null);
    if (session) return session;
    await sleep(500);
  }
  return null;
}
