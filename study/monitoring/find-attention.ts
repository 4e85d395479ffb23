import { countOf } from '#domain/count-of.ts';
import { excludedRaters } from '#evaluation/votes/results/excluded-raters.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { RaterQuality } from '../raters/rater-quality.ts';
import type { Pace } from './read-pace.ts';
import type { ShortComparison } from './short-comparisons.ts';
import { sideHabits } from './side-habits.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Fewer answers say little of how somebody works. */
const FEWEST = 10;

/** What there is to judge by. */
export type Watched = {
  protocol: Protocol;
  raters: readonly RaterQuality[];
  /** pseudonyms of raters who are away for so long that their place may be another's */
  away: readonly string[];
  pace: Pace;
  short: readonly ShortComparison[];
  /** raters who may still join: invitations not taken up, and room under group links */
  room: number;
  now: Date;
};

/**
 * What needs a researcher's hand in an open study, the most urgent first, a sentence each: raters whose
 * work is in doubt, places that nobody fills, and a study that stands still. None of it tells whom
 * raters prefer.
 */
export function findAttention(watched: Watched): string[] {
  return [
    ...reported(watched),
    ...programs(watched),
    ...hasty(watched),
    ...leftOut(watched),
    ...habits(watched),
    ...vacant(watched),
    ...orphaned(watched),
    ...standstill(watched),
    ...unopened(watched),
  ];
}

function reported({ raters }: Watched): string[] {
  const count = raters.reduce((sum, rater) => sum + rater.reported, 0);
  return count === 0 ? [] : [`${countOf(count, 'trial')} reported by raters: look at the images`];
}

function programs({ raters }: Watched): string[] {
  return raters
    .filter(({ doubted, votes }) => votes >= FEWEST && doubted * 2 > votes)
    .map(
      ({ rater, doubted, votes }) =>
        `${rater}: ${doubted} of ${countOf(votes, 'answer')} came far faster than the page says; it may be a program that votes`,
    );
}

function hasty({ raters, protocol }: Watched): string[] {
  const least = protocol.quality.min_response_ms;
  return raters
    .filter(({ doubted, votes }) => doubted * 2 <= votes)
    .filter(({ too_fast: fast, votes }) => votes >= FEWEST && fast * 2 > votes)
    .map(
      ({ rater, too_fast: fast, votes }) =>
        `${rater}: ${fast} of ${countOf(votes, 'answer')} took less than ${least} ms`,
    );
}

function leftOut({ raters, protocol }: Watched): string[] {
  const judged = raters.filter(({ votes }) => votes >= FEWEST);
  return excludedRaters(judged, protocol.quality.exclusion).map(
    ({ rater, reason }) => `${rater}: the rule of exclusion would leave this rater out (${reason})`,
  );
}

function habits({ raters }: Watched): string[] {
  return sideHabits(raters).map(
    ({ rater, side, count, of }) =>
      `${rater}: chose the ${side} image in ${count} of ${of} answers, more than chance explains`,
  );
}

function vacant({ protocol, raters, away, room }: Watched): string[] {
  const told = away.map(
    (rater) => `${rater} has not voted for long: the place goes to whoever consents next`,
  );
  const gone = new Set(away);
  const atWork = raters.filter(
    ({ rater, state }) =>
      !gone.has(rater) && (state === 'practising' || state === 'voting' || state === 'finished'),
  ).length;
  const lacking = protocol.raters.expected - atWork - room;
  if (lacking <= 0) return told;
  const are = lacking === 1 ? 'rater is' : 'raters are';
  return [...told, `${lacking} more ${are} needed, and no link is out for them`];
}

function orphaned({ protocol, raters, short }: Watched): string[] {
  const placed = raters.filter(({ state }) => state !== 'invited' && state !== 'enrolled').length;
  if (placed < protocol.raters.expected) return [];
  const orphans = short.filter(({ answered, under_way: way, wanted }) => answered + way < wanted);
  if (orphans.length === 0) return [];
  const lack = orphans.length === 1 ? 'lacks' : 'lack';
  return [
    `${countOf(orphans.length, 'comparison')} ${lack} votes that no rater at work will give: whoever consents next is dealt them`,
  ];
}

function standstill({ pace, now }: Watched): string[] {
  if (pace.remaining === 0 || pace.last_at === null) return [];
  const days = Math.floor((now.getTime() - Date.parse(pace.last_at)) / DAY_MS);
  return days < 1 ? [] : [`no vote for ${countOf(days, 'day')}, and ${pace.remaining} are wanted`];
}

function unopened({ raters, now }: Watched): string[] {
  const waiting = raters.filter(
    ({ state, invited_at: at }) =>
      state === 'invited' && now.getTime() - Date.parse(at) > 2 * DAY_MS,
  );
  if (waiting.length === 0) return [];
  const have = waiting.length === 1 ? 'has' : 'have';
  return [`${countOf(waiting.length, 'rater')} ${have} not opened the link for two days or more`];
}
