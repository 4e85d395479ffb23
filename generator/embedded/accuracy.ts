import { ATTRIBUTES, type Attribute, type Verdict } from './check-image.ts';
import { CHALLENGES, type Challenge } from './challenges.ts';

/** How many stated attributes were right. */
export type Share = { right: number; stated: number };

export type Accuracy = {
  /** over all stated attributes of all images */
  all: Share;
  /** over images: right is one with every stated attribute right */
  images: Share;
  byAttribute: Record<Attribute, Share>;
  byChallenge: Record<Challenge, Share>;
};

/** Counts the verdicts on a set of images, over all and by attribute and challenge. */
export function tallyAccuracy(
  checked: readonly { challenge: Challenge; verdicts: readonly Verdict[] }[],
): Accuracy {
  const shareOf = (verdicts: readonly Verdict[]): Share => ({
    right: verdicts.filter((v) => v.right).length,
    stated: verdicts.length,
  });
  const every = checked.flatMap(({ verdicts }) => verdicts);
  const ofAttribute = (name: Attribute): Share =>
    shareOf(every.filter((v) => v.attribute === name));
  const ofChallenge = (name: Challenge): Share =>
    shareOf(checked.filter((c) => c.challenge === name).flatMap((c) => c.verdicts));
  const whole = checked.filter(({ verdicts }) => verdicts.every((v) => v.right));
  return {
    all: shareOf(every),
    images: { right: whole.length, stated: checked.length },
    byAttribute: recordOf(ATTRIBUTES, ofAttribute),
    byChallenge: recordOf(CHALLENGES, ofChallenge),
  };
}

function recordOf<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  const isWhole = (record: Partial<Record<K, V>>): record is Record<K, V> =>
    keys.every((key) => key in record);
  const record: Partial<Record<K, V>> = {};
  for (const key of keys) record[key] = value(key);
  if (!isWhole(record)) throw new Error('A key was lost.');
  return record;
}
