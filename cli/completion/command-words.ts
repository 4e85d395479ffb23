import type { Argument, Command, Option } from 'commander';

/** What may be written after the name of a command. */
export type CommandWords = {
  /** the words that lead to it, such as `onpar study open` */
  path: string;
  subcommands: { name: string; description: string }[];
  options: OptionWords[];
  /** values of its first argument, where they are known */
  values: readonly string[];
};

type OptionWords = {
  /** as they are typed, such as `-o` and `--out` */
  flags: string[];
  description: string;
  takesValue: boolean;
  /** the values, where they are known */
  values: readonly string[];
};

/** All commands, read off the command line itself: what is completed is what there is. */
export function commandWords(command: Command, before = ''): CommandWords[] {
  const path = `${before} ${command.name()}`.trim();
  const { commands } = command;
  return [
    {
      path,
      subcommands: commands.map((one) => ({ name: one.name(), description: one.description() })),
      options: [...command.options.filter(({ hidden }) => !hidden).map(optionWords), HELP],
      values: choicesOf(command.registeredArguments[0]),
    },
    ...commands.flatMap((one) => commandWords(one, path)),
  ];
}

const HELP: OptionWords = {
  flags: ['-h', '--help'],
  description: 'display help for command',
  takesValue: false,
  values: [],
};

function optionWords(option: Option): OptionWords {
  const { short, long, description, required, optional } = option;
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    takesValue: required || optional,
    values: choicesOf(option),
  };
}

/** The values that an argument or a flag allows, where they are counted up. */
function choicesOf(taken: Argument | Option | undefined): readonly string[] {
  return taken?.argChoices === undefined ? [] : taken.argChoices;
}
