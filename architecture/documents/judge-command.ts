import type { Command, Option } from 'commander';

/**
 * What is wrong with a call of `onpar` that a document names, or null. Its words follow `onpar`; a
 * call may be named in part (`onpar fid`), but each of its commands and flags must be there.
 */
export function judgeCommand(program: Command, words: readonly string[]): string | null {
  let [command, rest] = [program, words];
  for (let [word] = rest; word !== undefined && command.commands.length > 0; [word] = rest) {
    if (word.startsWith('-')) break;
    const below = command.commands.find((one) => one.name() === word);
    // a command with commands below it may take arguments of its own too
    if (!below && command.registeredArguments.length > 0) break;
    if (!below) return `${nameOf(command)} has no command ${word}`;
    [command, rest] = [below, rest.slice(1)];
  }
  const known = new Set(['--help', '-h', '--debug', ...command.options.flatMap(flagsOf)]);
  const flags = rest.filter((word) => /^--?[a-z]/i.test(word)).map((word) => word.split('=')[0]);
  const unknown = flags.find((flag) => flag !== undefined && !known.has(flag));
  return unknown === undefined ? null : `${nameOf(command)} has no flag ${unknown}`;
}

function flagsOf({ short, long }: Option): string[] {
  return [short, long].filter((flag) => flag !== undefined);
}

/** A command as it is called: with the names of those above it. */
export function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}
