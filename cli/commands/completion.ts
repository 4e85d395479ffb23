import { Argument, Command } from 'commander';
import { bashScript } from '../completion/bash-script.ts';
import { commandWords } from '../completion/command-words.ts';
import type { CommandWords } from '../completion/command-words.ts';
import { fishScript } from '../completion/fish-script.ts';
import { zshScript } from '../completion/zsh-script.ts';
import { ASKED_NAMES, namesOfStudies } from '#prisma/names-of-studies.ts';
import type { AskedNames } from '#prisma/names-of-studies.ts';
import { printResult } from '../console/output.ts';
import { readCliEnv } from '../processes/env.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

const SCRIPTS: Record<Shell, (commands: readonly CommandWords[]) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/**
 * `onpar completion`: a script that lets a shell complete commands, flags and the values that are known.
 *
 * @param whole gives the command line, which the script is made of
 */
export function completionCommand(whole: () => Promise<Command>): Command {
  return new Command('completion')
    .description('a script that completes commands, flags, values and names of studies in a shell')
    .addArgument(
      new Argument('<shell>', 'the shell; or the names that its script asks for').choices([
        ...SHELLS,
        ...ASKED_NAMES,
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  eval "$(onpar completion bash)"                                       in ~/.bashrc
  source <(onpar completion zsh)                                        in ~/.zshrc
  onpar completion fish > ~/.config/fish/completions/onpar.fish`,
    )
    .action(async (asked: Shell | AskedNames) => {
      if (asked === 'studies' || asked === 'arms') {
        const names = await namesOfStudies(asked, readCliEnv());
        if (names.length > 0) printResult(names.join('\n'));
        return;
      }
      printResult(SCRIPTS[asked](commandWords(await whole())));
    });
}
