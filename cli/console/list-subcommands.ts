import type { Command } from 'commander';

/** The commands below those of a program, a line for each that has some. */
export function listSubcommands(program: Command): string {
  const lines = program.commands
    .filter(({ commands }) => commands.length > 0)
    .map((command) => {
      const below = command.commands.map((one) => one.name());
      return `  ${command.name()} ${below.join(' | ')}`;
    });
  return ['', 'Subcommands:', ...lines].join('\n');
}
