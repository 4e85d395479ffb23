import { findGold } from './find-gold.ts';
import type { Protocol } from './protocol.ts';

type Gold = Protocol['gold'][number];

/** The known answer to one question about a comparison; undefined where the protocol lists none. */
export function knownAnswer(
  options: Parameters<typeof findGold>[0] & { question: string },
): Gold | undefined {
  const { question } = options;
  return findGold(options).find(
    (gold) => gold.question === undefined || gold.question === question,
  );
}
