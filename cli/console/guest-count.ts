import { MOST_GUESTS } from '#study/raters/most-guests.ts';
import { parseWholeBetween } from './parse-number.ts';

/** Reads how many raters are meant, from 1 to the most that can be invited at once. */
export const parseGuestCount = parseWholeBetween(1, MOST_GUESTS);
