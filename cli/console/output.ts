import { printableLines } from '#domain/printable.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';

/** Prints the one JSON document of a `--json` call on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Prints a result that a person or a pipe reads: stdout, one newline at the end. To a terminal nothing
 * goes that acts on it, whatever names a result holds; files and pipes get each byte.
 */
export function printResult(text: string): void {
  const shown = process.stdout.isTTY ? printableLines(text) : text;
  process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
}

/** Tells the person something: stderr, so that pipes stay clean. Nothing in it acts on a terminal. */
export function say(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
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
