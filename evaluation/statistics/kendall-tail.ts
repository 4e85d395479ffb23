import { at } from '#domain/at.ts';

/**
 * How likely Kendall's τ between two rankings of K things is at least as high as concordant pairs less
 * discordant ones, over all pairs, when one of them is drawn at random: the exact distribution over all
 * K! orders (Kendall, Biometrika 30, 1938). The number of orders with i discordant pairs follows from
 * those of K - 1 things: the last one goes into one of K places, with 0 to K - 1 pairs turned.
 *
 * @param options.discordant pairs that the two rank the other way round; without ties
 *
 * @example kendallTail({ things: 4, discordant: 0 }) // 1/24
 */
export function kendallTail({
  things,
  discordant,
}: {
  things: number;
  discordant: number;
}): number {
  let shares = [1];
  for (let k = 2; k <= things; k++) {
    const before = shares;
    shares = Array.from({ length: (k * (k - 1)) / 2 + 1 }, (_, turned) => {
      const from = Math.max(0, turned - k + 1);
      const reached = before.slice(from, turned + 1);
      return reached.reduce((sum, share) => sum + share, 0) / k;
    });
  }
  const tail = Array.from({ length: discordant + 1 }, (_, i) => at(shares, i, 'pairs of things'));
  return Math.min(
    1,
    tail.reduce((sum, share) => sum + share, 0),
  );
}
