import type { Protocol } from './protocol.ts';

type Gold = Protocol['gold'][number];

/** The known answers that a protocol declares for a comparison; none for all but gold ones. */
export function findGold(options: {
  protocol: Pick<Protocol, 'gold'>;
  promptIndex: number;
  replicate: number;
  armA: string;
  armB: string;
}): Gold[] {
  const { protocol, promptIndex, replicate, armA, armB } = options;
  const arms = [armA, armB];
  return protocol.gold.filter(
    (gold) =>
      gold.prompt === promptIndex &&
      gold.replicate === replicate &&
      arms.includes(gold.better) &&
      (gold.than === undefined || arms.includes(gold.than)),
  );
}
