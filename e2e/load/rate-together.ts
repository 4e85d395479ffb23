import { setTimeout as sleep } from 'node:timers/promises';
import type { RaterSession } from '../raters/rater-session.ts';
import { openInvitation } from '../raters/rater-session.ts';
import { voteThrough } from '../raters/vote-through.ts';
import { percentiles } from './percentiles.ts';
import type { Times } from './percentiles.ts';

export type Load = {
  votes: Times | null;
  images: Times | null;
  /** first tries that had no answer */
  unanswered: number;
  votesPerSecond: number;
};

/**
 * Lets raters vote at the same time, each so long after the vote before, and times each vote and each
 * image. All have opened their links before the time begins; who has finished opens another.
 */
export async function rateTogether(options: {
  links: string[];
  raters: number;
  everyMs: number;
  seconds: number;
}): Promise<Load> {
  const { links, raters, everyMs, seconds } = options;
  const times = { vote: new Array<number>(), image: new Array<number>() };
  let unanswered = 0;
  const sessions: RaterSession[] = [];
  for (let i = 0; i < raters; i++) sessions.push(await openNext(links));
  const ending = new AbortController();
  const begun = performance.now();
  setTimeout(() => ending.abort(), seconds * 1000);
  const rate = async (opened: RaterSession): Promise<void> => {
    let last = performance.now() - Math.random() * everyMs;
    for (let session = opened; !ending.signal.aborted; session = await openNext(links)) {
      await voteThrough(session, {
        signal: ending.signal,
        clock: Date.now,
        think: async () => {
          await sleep(Math.max(0, last + everyMs - performance.now()));
          last = performance.now();
        },
        onVote: () => undefined,
        onTime: (what, ms) => {
          if (ms === null) unanswered += 1;
          else times[what].push(ms);
        },
      });
    }
  };
  await Promise.all(sessions.map(rate));
  const votesPerSecond = times.vote.length / ((performance.now() - begun) / 1000);
  const { vote, image } = times;
  return { votes: percentiles(vote), images: percentiles(image), unanswered, votesPerSecond };
}

async function openNext(links: string[]): Promise<RaterSession> {
  const link = links.pop();
  if (link === undefined) throw new Error('There are too few links for so many votes.');
  return openInvitation(link);
}
