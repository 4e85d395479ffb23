import { InvalidArgumentError } from 'commander';
import { wholeNumber } from '#domain/whole-number.ts';
import { MOST_GUESTS } from '#study/raters/most-guests.ts';

/** Reads how many raters are meant, from 1 to the most that can be invited at once. */
export function parseGuestCount(text: string): number {
  const count = wholeNumber(1, MOST_GUESTS).safeParse(/^\d+$/.test(text) ? Number(text) : text);
  if (count.success) return count.data;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_GUESTS}.`);
}
