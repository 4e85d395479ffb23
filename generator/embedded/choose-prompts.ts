import { CHALLENGES, drawStatement, type Challenge } from './challenges.ts';
import { isHeldOut } from './is-held-out.ts';
import { meaningKey } from './meaning-key.ts';
import { createRandom } from './random.ts';
import type { Statement } from './statement.ts';

/** draws without a new meaning after which a challenge counts as exhausted */
const PATIENCE = 2000;

/** A prompt's meaning, and what it is hard for. */
export type ChosenPrompt = { challenge: Challenge; statement: Statement };

/**
 * Prompts that no training caption agrees with, all of different meaning, the same number of each
 * challenge (fewer where the world has no more).
 *
 * @param options.heldOut false draws from the meanings that training may use, for contrast
 */
export function choosePrompts(options: {
  perChallenge: number;
  seed: number;
  heldOut?: boolean;
}): ChosenPrompt[] {
  const { perChallenge, seed, heldOut = true } = options;
  const random = createRandom(seed);
  const seen = new Set<string>();
  const chosen: ChosenPrompt[] = [];
  for (const challenge of CHALLENGES) {
    let missing = perChallenge;
    let failures = 0;
    while (missing > 0 && failures < PATIENCE) {
      const statement = drawStatement(random, challenge);
      const key = meaningKey(statement);
      if (isHeldOut(statement) !== heldOut || seen.has(key)) {
        failures++;
        continue;
      }
      seen.add(key);
      chosen.push({ challenge, statement });
      missing--;
      failures = 0;
    }
  }
  return chosen;
}
