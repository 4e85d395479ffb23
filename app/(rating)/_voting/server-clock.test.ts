import { present } from '#domain/present.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

/** A page whose clock is `ahead` of the server's, at server time `at`. */
function page(ahead: number) {
  const world = { at: 1_700_000_000_000, ahead };
  const clock = createServerClock({
    wall: () => world.at + world.ahead,
    steady: () => world.at - 1_600_000_000_000,
  });
  const exchange = (there: number, work: number, back: number): void => {
    const sentAt = world.at + world.ahead;
    const serverReceivedAt = (world.at += there);
    const serverAnsweredAt = (world.at += work);
    world.at += back;
    clock.note({ sentAt, serverReceivedAt, serverAnsweredAt, gotAt: world.at + world.ahead });
  };
  return { world, clock, exchange };
}

describe('the offset of the page', () => {
  it('is not known before the first exchange', () => {
    expect(page(0).clock.offsetMs()).toBeUndefined();
  });

  it('is right to half of the shortest way, however wrong the clock is', () => {
    const way = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000_000_000_000, max: 4_000_000_000_000 }),
        fc.array(fc.record({ there: way, work: way, back: way }), { minLength: 1, maxLength: 8 }),
        (ahead, ways) => {
          const { clock, exchange } = page(ahead);
          for (const { there, work, back } of ways) exchange(there, work, back);
          const shortest = Math.min(...ways.map(({ there, back }) => there + back));
          expect(Math.abs(present(clock.offsetMs(), 'the offset') - ahead)).toBeLessThanOrEqual(
            shortest / 2 + 1,
          );
        },
      ),
    );
  });

  it('is forgotten when the clock is set, and measured anew', () => {
    const { world, clock, exchange } = page(0);
    exchange(5, 1, 5);
    world.ahead = 3_600_000;
    expect(clock.offsetMs()).toBeUndefined();
    exchange(5, 1, 5);
    expect(clock.offsetMs()).toBe(3_600_000);
  });
});
