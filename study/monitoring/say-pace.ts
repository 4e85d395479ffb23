import type { Pace } from './read-pace.ts';

/** The pace of a study in a sentence. */
export function sayPace({ given, wanted, remaining, per_day: perDay, ends_at: end }: Pace): string {
  const so = `${given} of ${wanted} votes`;
  if (remaining === 0) return `${so}: all that are wanted`;
  if (perDay === null) return `${so}; no votes in the last week to foretell the end by`;
  const pace = perDay < 10 ? perDay.toFixed(1) : String(Math.round(perDay));
  if (end === null) return `${so}; ${pace} a day: at this pace, years to go`;
  return `${so}; ${pace} a day: at this pace, the last about ${end.slice(0, 16).replace('T', ' ')} UTC`;
}
