import type { CommandWords } from './command-words.ts';
import type { AskedNames } from '#prisma/names-of-studies.ts';
import { pathsBelow } from './completion-table.ts';

/** A script for fish, with descriptions. */
export function fishScript(commands: readonly CommandWords[]): string {
  return `# Completion of onpar for fish: onpar completion fish > ~/.config/fish/completions/onpar.fish
function __onpar_at
  set -l at onpar
  for one in (commandline -opc)[2..]
    if contains -- "$at $one" ${pathsBelow(commands).map(quote).join(' ')}
      set at "$at $one"
    end
  end
  test "$at" = "$argv[1]"
end
${commands.flatMap(completions).join('\n')}
`;
}

function completions({ path, subcommands, options, values, asks }: CommandWords): string[] {
  const here = `complete -c onpar -n ${quote(`__onpar_at ${quote(path)}`)}`;
  const known = values.length === 0 ? [] : [`${here} -f -a ${quote(values.join(' '))}`];
  // files too: a study may be named by its own
  const names = asks === undefined ? [] : [`${here} -a ${quote(namesFor(asks))}`];
  return [
    ...known,
    ...names,
    ...subcommands.map(
      ({ name, description }) => `${here} -f -a ${quote(name)} -d ${quote(description)}`,
    ),
    ...options.map(({ flags, description, takesValue, values: ofFlag, asks: ofStudy }) => {
      const typed = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const offered = ofStudy === undefined ? ofFlag.join(' ') : namesFor(ofStudy);
      const value = offered === '' ? '-r' : `-x -a ${quote(offered)}`;
      const rest = `${takesValue ? `${value} ` : ''}-d ${quote(description)}`;
      return `${here} ${typed.join(' ')} ${rest}`;
    }),
  ];
}

const namesFor = (asked: AskedNames): string => `(onpar completion ${asked} 2>/dev/null)`;

/** As fish reads it: only these two have a meaning within single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
