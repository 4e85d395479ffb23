/** Measures how long a rater takes to answer, without pauses. Times are those of one clock, in ms. */
export type ResponseClock = {
  /** a question is asked: its images are on screen */
  ask: (at: number) => void;
  pause: (at: number) => void;
  resume: (at: number) => void;
  /** the window was left */
  loseFocus: () => void;
  read: (at: number) => { responseMs: number; focusLosses: number };
};

/** A clock that starts with its first `ask`. */
export function createResponseClock(): ResponseClock {
  let from = 0;
  let spent = 0;
  let running = false;
  let focusLosses = 0;
  return {
    ask: (at) => {
      from = at;
      spent = 0;
      running = true;
      focusLosses = 0;
    },
    pause: (at) => {
      if (running) spent += at - from;
      running = false;
    },
    resume: (at) => {
      if (!running) from = at;
      running = true;
    },
    loseFocus: () => {
      focusLosses += 1;
    },
    read: (at) => ({
      responseMs: Math.max(0, Math.round(spent + (running ? at - from : 0))),
      focusLosses,
    }),
  };
}
