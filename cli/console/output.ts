import { systemErrorCode } from '#domain/system-error-code.ts';

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

/**
 * Lets a command go on to its end when whoever read its output has gone, as `head` goes after ten
 * lines: what it does besides is not undone, and what is left to print is for nobody.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (systemErrorCode(error) !== 'EPIPE') throw error;
    });
  }
}
