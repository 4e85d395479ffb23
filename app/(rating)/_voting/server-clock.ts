/** One question to the server and its answer: when each left and arrived, by the clock of the place. */
type Exchange = {
  sentAt: number;
  serverReceivedAt: number;
  serverAnsweredAt: number;
  gotAt: number;
};

/** Knows how the page's clock stands to the server's. */
export type ServerClock = {
  note: (exchange: Exchange) => void;
  /** by how many ms the page's clock is ahead; undefined while it is not known */
  offsetMs: () => number | undefined;
};

const KEPT = 8;
/** More than this between the page's two clocks: one was set anew, and what was measured is void. */
const JUMP_MS = 500;

/**
 * Measures the offset of the page's clock at each exchange, as NTP does (RFC 5905, section 8):
 *
 *   offset = ((sent - received) + (got - answered)) / 2,  off by at most half of the way there and back
 *
 * and takes the one with the shortest way of the last few.
 *
 * @param options.wall the page's clock; `steady` one that nobody sets
 */
export function createServerClock(options: {
  wall: () => number;
  steady: () => number;
}): ServerClock {
  const drift = (): number => options.wall() - options.steady();
  let kept: { offset: number; delay: number; drift: number }[] = [];
  return {
    note: ({ sentAt, serverReceivedAt, serverAnsweredAt, gotAt }) => {
      const offset = (sentAt - serverReceivedAt + (gotAt - serverAnsweredAt)) / 2;
      const delay = gotAt - sentAt - (serverAnsweredAt - serverReceivedAt);
      kept = [...kept, { offset, delay, drift: drift() }].slice(-KEPT);
    },
    offsetMs: () => {
      const now = drift();
      const valid = kept.filter((one) => Math.abs(one.drift - now) <= JUMP_MS);
      const [best] = valid.toSorted((a, b) => a.delay - b.delay);
      return best && Math.round(best.offset);
    },
  };
}
