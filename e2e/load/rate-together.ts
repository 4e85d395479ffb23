import { setTimeout as sleep } from 'node:timers/promises';
import type { RaterSession } from '../raters/rater-session.ts';
import { openInvitation } from '../raters/rater-session.ts';
import { voteThrough } from '../raters/vote-through.ts';
import type { Manners } from '../raters/vote-through.ts';
import { percentiles } from './percentiles.ts';
import type { Times } from './percentiles.ts';
import { costsOfEach } from './read-costs.ts';
import type { Costs } from './read-costs.ts';

export type Load = {
  votes: Times | null;
  images: Times | null;
  /** first tries that had no answer */
  unanswered: number;
  votesPerSecond: number;
  /** of each vote, with the images and the trials that came with it; null where it cannot be read */
  costs: Costs | null;
};

/**
 * Lets raters vote at the same time, each so long after the vote before, and times each vote and each
 * image. All have opened their links before the time begins, and come to their first pair one after the
 * other within the first interval, since people do not come in one and the same millisecond; who has
 * finished opens another link.
 */
export async function rateTogether(options: {
  links: string[];
  raters: number;
  everyMs: number;
  seconds: number;
  readCosts: () => Promise<Costs | null>;
}): Promise<Load> {
  const { links, raters, everyMs, seconds, readCosts } = options;
  const counted: Counted = { vote: [], image: [], unanswered: 0 };
  const sessions: RaterSession[] = [];
  for (let i = 0; i < raters; i++) sessions.push(await openNext(links));
  const before = await readCosts();
  const ending = new AbortController();
  const { signal } = ending;
  const begun = performance.now();
  setTimeout(() => ending.abort(), seconds * 1000);
  const rate = async (opened: RaterSession): Promise<void> => {
    await sleep(Math.random() * everyMs);
    const manners = countInto(counted, { everyMs, signal });
    for (let session = opened; !signal.aborted; session = await openNext(links)) {
      await voteThrough(session, manners);
    }
  };
  await Promise.all(sessions.map(rate));
  const { vote, image, unanswered } = counted;
  const votesPerSecond = vote.length / ((performance.now() - begun) / 1000);
  const costs = costsOfEach(before, await readCosts(), vote.length);
  const [votes, images] = [percentiles(vote), percentiles(image)];
  return { votes, images, unanswered, votesPerSecond, costs };
}

type Counted = { vote: number[]; image: number[]; unanswered: number };

/** The manners of a rater who votes at a pace, and whose times are counted. */
function countInto(
  counted: Counted,
  { everyMs, signal }: { everyMs: number; signal: AbortSignal },
): Manners {
  let last = performance.now();
  return {
    signal,
    clock: Date.now,
    think: async () => {
      await sleep(Math.max(0, last + everyMs - performance.now()));
      last = performance.now();
    },
    onVote: () => undefined,
    onTime: (what, ms) => {
      if (ms === null) counted.unanswered += 1;
      else counted[what].push(ms);
    },
  };
}

async function openNext(links: string[]): Promise<RaterSession> {
  const link = links.pop();
  if (link === undefined) throw new Error('There are too few links for so many votes.');
  return openInvitation(link);
}
