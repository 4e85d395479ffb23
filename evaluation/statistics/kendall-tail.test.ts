import { expect, it } from 'vitest';
import { kendallTail } from './kendall-tail.ts';

function orders(things: readonly number[]): number[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first, i) =>
    orders(things.toSpliced(i, 1)).map((rest) => [first, ...rest]),
  );
}

function turned(order: readonly number[]): number {
  return order.reduce(
    (sum, one, i) => sum + order.slice(i).filter((later) => later < one).length,
    0,
  );
}

it.each([1, 2, 3, 4, 5, 6])('is what counting all orders of %i things gives', (things) => {
  const counts = orders(Array.from({ length: things }, (_, i) => i)).map(turned);
  for (let discordant = 0; discordant <= (things * (things - 1)) / 2; discordant++) {
    const atMost = counts.filter((count) => count <= discordant).length / counts.length;
    expect(kendallTail({ things, discordant })).toBeCloseTo(atMost, 12);
  }
});

it('is one for the reverse of any order, and refuses more pairs than there are', () => {
  expect(kendallTail({ things: 20, discordant: 190 })).toBeCloseTo(1, 12);
  expect(() => kendallTail({ things: 3, discordant: 4 })).toThrow('pairs of things');
});
