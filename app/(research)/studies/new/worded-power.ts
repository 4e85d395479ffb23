import type { PowerResult } from '#study/power/power-result.ts';
import type { PowerWords } from '#study/power/power-words.ts';

/** What a design can find, with the sentences that say so. */
export type WordedPower = PowerResult & { words: PowerWords };
