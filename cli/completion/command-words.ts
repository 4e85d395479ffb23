import type { Argument, Command, Option } from 'commander';
import type { AskedNames } from '#prisma/names-of-studies.ts';

/** What may be written after the name of a command. */
export type CommandWords = {
  /** the words that lead to it, such as `onpar study open` */
  path: string;
  subcommands: { name: string; description: string }[];
  options: OptionWords[];
  /** values of its first argument, where they are known */
  values: readonly string[];
  /** the names that its first argument takes, which a database has */
  asks: AskedNames | undefined;
};

type OptionWords = {
  /** as they are typed, such as `-o` and `--out` */
  flags: string[];
  description: string;
  takesValue: boolean;
  /** the values, where they are known */
  values: readonly string[];
  asks: AskedNames | undefined;
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
      asks: asksOf(command.registeredArguments[0]),
    },
    ...commands.flatMap((one) => commandWords(one, path)),
  ];
}

const HELP: OptionWords = {
  flags: ['-h', '--help'],
  description: 'display help for command',
  takesValue: false,
  values: [],
  asks: undefined,
};

function optionWords(option: Option): OptionWords {
  const { short, long, description, required, optional } = option;
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    takesValue: required || optional,
    values: choicesOf(option),
    asks: option.flags.includes('<study>') ? 'studies' : undefined,
  };
}

/** The values that an argument or a flag allows, where they are counted up. */
function choicesOf(taken: Argument | Option | undefined): readonly string[] {
  return taken?.argChoices === undefined ? [] : taken.argChoices;
}

/** Told by what its help calls an argument: a study, or one that may be `STUDY/ARM`. */
function asksOf(argument: Argument | undefined): AskedNames | undefined {
  if (argument === undefined) return undefined;
  if (['study', 'studies'].includes(argument.name())) return 'studies';
  return argument.description.includes('STUDY/ARM') ? 'arms' : undefined;
}
