import cliProgress from 'cli-progress';
import { say } from './output.ts';
import { progressLine } from './progress-line.ts';
import { timeLeft } from './time-left.ts';

export type Progress = { update: (done: number, note?: string) => void; stop: () => void };
type Work = { label: string; total: number; unit: string };

/** Columns of a terminal that does not tell its width. */
const USUAL_COLUMNS = 80;

/**
 * A progress bar with the time left on a terminal; on anything else a plain line at each tenth of
 * the way. Writes to stderr.
 */
export function createProgress(work: Work): Progress {
  return process.stderr.isTTY ? terminalBar(work) : plainLines(work);
}

function terminalBar(work: Work): Progress {
  const left = timeLeft(work.total);
  let note = '';
  const bar = new cliProgress.SingleBar({
    // one column stays free, or some terminals begin a new line
    format: (_options, { value }) =>
      progressLine(
        { ...work, done: value, note, secondsLeft: left.at(value, performance.now()) },
        (process.stderr.columns || USUAL_COLUMNS) - 1,
      ),
    linewrap: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(work.total, 0);
  return {
    update: (done, said = '') => {
      note = said;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function plainLines(work: Work): Progress {
  const left = timeLeft(work.total);
  let printedTenths = 0;
  return {
    update: (done, note = '') => {
      const secondsLeft = left.at(done, performance.now());
      const tenths = work.total > 0 ? Math.floor((10 * done) / work.total) : 10;
      if (tenths <= printedTenths) return;
      printedTenths = tenths;
      say(progressLine({ ...work, done, note, secondsLeft }, Infinity).replace(/ [━─]+ /, ': '));
    },
    stop: () => undefined,
  };
}
