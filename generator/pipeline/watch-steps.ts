import type { Patience } from './patience.ts';

export type StepWatch = {
  /** the job went on: a step, or a sample handed out */
  moved: () => void;
  stop: () => void;
};

/**
 * Watches that a job goes on: a device that never answers blocks the inference process for ever,
 * while its heartbeat goes on.
 *
 * @param options.onHang called once, with what was waited for
 */
export function watchSteps(options: {
  patience: Patience;
  clock: () => number;
  onHang: (why: string) => void;
}): StepWatch {
  const { patience, clock, onHang } = options;
  let last = clock();
  let longest: number | null = null;
  let timer = setTimeout(hang, patience.firstStepMs, patience.firstStepMs);
  function hang(ms: number): void {
    onHang(`made no step for ${Math.round(ms / 1000)} s`);
  }
  return {
    moved: () => {
      const now = clock();
      // what comes before the first step (a model is loaded) says nothing of the steps
      longest = longest === null ? 0 : Math.max(longest, now - last);
      last = now;
      clearTimeout(timer);
      const limit = Math.max(patience.stepMs, patience.timesTheLongestStep * longest);
      timer = setTimeout(hang, limit, limit);
    },
    stop: () => clearTimeout(timer),
  };
}
