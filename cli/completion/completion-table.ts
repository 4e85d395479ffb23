import type { CommandWords } from './command-words.ts';
import type { AskedNames } from '#prisma/names-of-studies.ts';

/** A row of a `case` of the shell: what is there, and the words that may follow, or the names. */
export type Row = { at: string; words: readonly string[]; asks?: AskedNames | undefined };

/** Commands below commands, by the words that lead to them. */
export function pathsBelow(commands: readonly CommandWords[]): string[] {
  return commands.map(({ path }) => path).filter((path) => path.includes(' '));
}

/** After a flag that takes a value: its values; none where any may stand, or the name of a file. */
export function valuesOfFlags(commands: readonly CommandWords[]): Row[] {
  return commands.flatMap(({ path, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ flags, values, asks }) =>
        flags.map((flag) => ({ at: `${path} ${flag}`, words: values, asks })),
      ),
  );
}

/** Commands below, or values or names of the first argument. */
export function wordsOfCommands(commands: readonly CommandWords[]): Row[] {
  return commands
    .map(({ path, subcommands, values, asks }) => ({
      at: path,
      words: [...subcommands.map(({ name }) => name), ...values],
      asks,
    }))
    .filter(({ words, asks }) => words.length > 0 || asks !== undefined);
}

export function flagsOfCommands(commands: readonly CommandWords[]): Row[] {
  return commands.map(({ path, options }) => ({
    at: path,
    words: options.flatMap(({ flags }) => flags),
  }));
}
