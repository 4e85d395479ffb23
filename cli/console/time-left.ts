/** Told how far a piece of work is at which time, says how long the rest takes at the pace so far. */
export type TimeLeft = { at: (done: number, nowMs: number) => number | undefined };

/**
 * What is done when it first tells is not counted towards the pace: work that goes on where it
 * stopped has not been done in no time. Undefined while there is no pace.
 */
export function timeLeft(total: number): TimeLeft {
  let first: { done: number; nowMs: number } | undefined;
  return {
    at: (done, nowMs) => {
      first ??= { done, nowMs };
      const gained = done - first.done;
      if (gained <= 0) return undefined;
      return (Math.max(0, total - done) * (nowMs - first.nowMs)) / gained / 1000;
    },
  };
}
