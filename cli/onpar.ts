#!/usr/bin/env node
import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { didYouMean } from '#domain/did-you-mean.ts';
import { failureWithPath } from '#domain/failure-words.ts';
import { UserError } from '#domain/user-error.ts';
import { readCliEnv } from './processes/env.ts';
import { keepCompiled } from './processes/keep-compiled.ts';
import { prepareCuda } from './processes/prepare-cuda.ts';
import { listSubcommands } from './console/list-subcommands.ts';
import { outliveReaders, say } from './console/output.ts';
import { refuseBlank } from './console/refuse-blank.ts';

/** The commands, each loaded only when it is called: `onpar table` needs no ONNX Runtime. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  up: async () => (await import('./commands/up.ts')).upCommand(),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
  web: async () => (await import('./commands/web.ts')).webCommand(),
  worker: async () => (await import('./commands/worker.ts')).workerCommand(),
  db: async () => (await import('./commands/db.ts')).dbCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  prompts: async () => (await import('./commands/prompts.ts')).promptsCommand(),
  models: async () => (await import('./commands/models.ts')).modelsCommand(),
  generate: async () => (await import('./commands/generate.ts')).generateCommand(),
  run: async () => (await import('./commands/run.ts')).runCommand(),
  study: async () => (await import('./commands/study.ts')).studyCommand(),
  users: async () => (await import('./commands/users.ts')).usersCommand(),
  'sign-in': async () => (await import('./commands/sign-in.ts')).signInCommand(),
  raters: async () => (await import('./commands/raters.ts')).ratersCommand(),
  votes: async () => (await import('./commands/votes.ts')).votesCommand(),
  table: async () => (await import('./commands/table.ts')).tableCommand(),
  compare: async () => (await import('./commands/compare.ts')).compareCommand(),
  report: async () => (await import('./commands/report.ts')).reportCommand(),
  power: async () => (await import('./commands/power.ts')).powerCommand(),
  fid: async () => (await import('./commands/fid.ts')).fidCommand(),
  metrics: async () => (await import('./commands/metrics.ts')).metricsCommand(),
  stats: async () => (await import('./commands/stats.ts')).statsCommand(),
  bench: async () => (await import('./commands/bench.ts')).benchCommand(),
  gpu: async () => (await import('./commands/gpu.ts')).gpuCommand(),
  store: async () => (await import('./commands/store.ts')).storeCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/restore.ts')).restoreCommand(),
  completion: async () =>
    (await import('./commands/completion.ts')).completionCommand(() => buildProgram()),
  inception: async () => (await import('./commands/inception.ts')).inceptionCommand(),
};

const VERSION_FLAGS = ['-v', '--version'] as const;

/** The command line: all its commands, or only the one that `words` name; none to tell the version. */
export async function buildProgram(words: readonly string[] = []): Promise<Command> {
  const [name] = words;
  const program = new Command('onpar')
    .description('Find out, and show, which text-to-image model people prefer.')
    .version('0.1.0', VERSION_FLAGS.join(', '))
    .option('--debug', 'print a stack trace when something fails')
    .addHelpText(
      'after',
      `
Examples:
  onpar up                                      everything on this machine, with a sign-in link
  onpar demo                                    the two embedded models, ready for votes
  onpar prompts import PartiPrompts.tsv         the prompt set
  onpar models add ~/models/stable-diffusion    a model folder in the diffusers ONNX layout
  onpar run studies/fixture.yaml                the study of a protocol, followed to its end
  onpar table --votes votes.csv                 the result table of a file of votes`,
    );
  if (words.length === 1 && VERSION_FLAGS.some((flag) => flag === name)) return strict(program);
  const one = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const loaders = one ? [one] : Object.values(COMMANDS);
  for (const command of await Promise.all(loaders.map((load) => load()))) {
    program.addCommand(strict(command));
  }
  if (!one) program.addHelpText('after', () => listSubcommands(program));
  return strict(program);
}

/** Makes a command and those below it throw where commander would end the process. */
function strict(command: Command): Command {
  command.exitOverride().showHelpAfterError('(add --help for usage and an example)');
  command.options.forEach(refuseBlank);
  command.commands.forEach(strict);
  return command;
}

/**
 * Runs a command.
 *
 * @param args as in `process.argv`
 * @returns the exit status
 */
export async function runOnPar(args: string[]): Promise<number> {
  keepCompiled();
  const given = args.slice(2).filter((arg) => arg !== '--debug');
  // -V was the name of -v once
  const wanted = given[0] === '-V' ? ['-v', ...given.slice(1)] : helpOf(given);
  let debug = wanted.length < args.length - 2;
  try {
    debug ||= readCliEnv().debug;
    prepareCuda();
    const program = await buildProgram(wanted);
    refuseUnknown(program, given);
    await program.parseAsync([...args.slice(0, 2), ...wanted]);
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    return reportFailure(error, debug);
  }
}

/** `help study open` asks what `study open --help` does; commander's own looks at the first word alone. */
function helpOf(words: string[]): string[] {
  const [first, ...command] = words;
  return first === 'help' && command.length > 0 ? [...command, '--help'] : words;
}

/** Help asked of a command that is not there would be that of the one above it, as if all were well. */
function refuseUnknown(program: Command, words: readonly string[]): void {
  let command = program;
  let isHelp = false;
  for (const word of words) {
    const { commands, registeredArguments } = command;
    const found = commands.find((other) => namesOf(other).includes(word));
    if (found !== undefined) command = found;
    else if (word === 'help' && commands.length > 0) isHelp = true;
    // what follows may be an argument, or the value of a flag
    else if (registeredArguments.length > 0 && !isHelp) return;
    else if (!word.startsWith('-')) command.error(unknownCommand(word, command));
    else if (commands.length === 0) return;
  }
}

const namesOf = (command: Command): string[] => [command.name(), ...command.aliases()];

function unknownCommand(word: string, above: Command): string {
  const { commands } = above;
  if (commands.length === 0) return `error: '${word}' is nothing that ${above.name()} takes`;
  const meant = didYouMean(word, commands.flatMap(namesOf));
  return `error: unknown command '${word}'${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
}

function reportFailure(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = failureWithPath(error);
  const hint = error instanceof UserError || debug ? '' : ' (add --debug for the stack)';
  say(`onpar: ${message}${hint}`);
  if (debug) say(inspect(error, { depth: 5 }));
  return error instanceof UserError ? error.exitCode : 1;
}

// Tests look at the commands without running one.
if (import.meta.main) {
  outliveReaders();
  process.exitCode = await runOnPar(process.argv);
}
