import { CommanderError, type Command } from 'commander';

/**
 * Reads a whole call of `onpar` as the command line would, without carrying it out.
 *
 * @returns what commander says against it, or null
 */
export async function parseCall(
  program: Command,
  words: readonly string[],
): Promise<string | null> {
  disarm(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? null : error.message;
    throw error;
  }
}

function disarm(command: Command): void {
  const silent = (): void => undefined;
  command.configureOutput({ writeOut: silent, writeErr: silent });
  const takesArguments = command.registeredArguments.length > 0;
  if (command.commands.length === 0 || takesArguments) command.action(silent);
  command.commands.forEach(disarm);
}
