import cliProgress from 'cli-progress';

/** Prints the one JSON document of a `--json` call on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints a result that a person or a pipe reads: stdout, one newline at the end. */
export function printResult(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Tells the person something: stderr, so that pipes stay clean. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

export type Progress = { update: (done: number, note?: string) => void; stop: () => void };

/**
 * A progress bar with ETA on a terminal; on anything else a plain line at each tenth of the way.
 * Writes to stderr.
 */
export function createProgress(options: { label: string; total: number }): Progress {
  return process.stderr.isTTY ? terminalBar(options) : plainLines(options);
}

function terminalBar({ label, total }: { label: string; total: number }): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage}% | {value}/{total} | ETA {eta_formatted} {note}`,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    stream: process.stderr,
    etaBuffer: 50,
  });
  bar.start(total, 0, { note: '' });
  return {
    update: (done, note = '') => bar.update(done, { note }),
    stop: () => bar.stop(),
  };
}

function plainLines({ label, total }: { label: string; total: number }): Progress {
  const start = performance.now();
  let printedTenths = 0;
  return {
    update: (done, note = '') => {
      const tenths = total > 0 ? Math.floor((10 * done) / total) : 10;
      if (tenths <= printedTenths) return;
      printedTenths = tenths;
      const elapsed = (performance.now() - start) / 1000;
      const left = done > 0 ? Math.round((elapsed * (total - done)) / done) : 0;
      say(
        `${label}: ${done}/${total}${left > 0 ? `, about ${left} s left` : ''}${note ? ` ${note}` : ''}`,
      );
    },
    stop: () => undefined,
  };
}
