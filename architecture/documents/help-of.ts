import type { Command } from 'commander';

/** What `--help` prints of a command. */
export function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return text;
}

/** The calls that a help shows, each from `onpar` to its end: what follows two spaces is said of it. */
export function examplesOf(help: string): string[] {
  const lines = help.replace(/\\\n\s*/g, '').split('\n');
  return lines.flatMap(
    (line) => /^ {2}(?:[A-Z_]+=\S+ )*(onpar \S.*?)(?: {2,}.*)?$/.exec(line)?.[1] ?? [],
  );
}
