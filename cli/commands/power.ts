import { parseDecimal, parseWholeBetween } from '../console/parse-number.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '#domain/user-error.ts';
import { sayDeparture } from '#evaluation/votes/results/say-departure.ts';
import type { Departure } from '#evaluation/votes/results/result-table-shape.ts';
import { powerDepartures } from '#study/power/power-departures.ts';
import { STOP_POPULATIONS, type StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { DeclaredDesign } from '#study/power/declared-design.ts';
import { countTests } from '#study/protocol/count-tests.ts';
import { designOfProtocol } from '#study/power/design-of-protocol.ts';
import { eProcessOfProtocol } from '#study/power/e-process-of-protocol.ts';
import { looksOfProtocol } from '#study/power/looks-of-protocol.ts';
import { offeredAnswers } from '#study/power/offered-answers.ts';
import { powerOfDesign } from '#study/power/power-of-design.ts';
import type { PowerQuestion } from '#study/power/power-question.ts';
import { countDrawn } from '#study/prompts/count-drawn.ts';
import type { Protocol } from '#study/protocol/protocol.ts';
import { parseProtocol } from '#study/protocol/parse-protocol.ts';
import { printJson, printResult } from '../console/output.ts';
import { createProgress, type Progress } from '../console/progress.ts';
import { readProtocolText } from '../console/read-protocol-text.ts';
import { describePower } from './describe-power.ts';

type PowerFlags = {
  protocol?: string;
  raters: number;
  prompts: number;
  replicates: number;
  arms: number;
  perComparison: number | 'all';
  maxTrialsEach?: number;
  repeats: number;
  tests: number;
  alpha: number;
  looks: number;
  eProcess?: StopPopulation;
  winShare: number;
  ties: number;
  neither: number;
  dropout: number;
  iccRater: number;
  iccPrompt: number;
  power: number;
  simulations: number;
  seed: number;
  json?: boolean;
};

/** Of anything that is counted. */
const MOST = 9_999_999;
const whole = parseWholeBetween(0, MOST);
const count = parseWholeBetween(1, MOST);
const looks = parseWholeBetween(1, 100);
const arms = parseWholeBetween(2, 50);

/** Votes drawn in all, which takes some seconds at most. */
const MOST_VOTES = 400_000_000;

/** `onpar power`: before the study, whether its design can see the difference expected. */
export function powerCommand(): Command {
  return new Command('power')
    .description('before a study: how many votes it needs, and the power that its design has')
    .option('--protocol <file>', 'take the design from a protocol; flags beside it change it')
    .option('--raters <number>', 'raters', count, 12)
    .option('--prompts <number>', 'prompts', count, 10)
    .option('--replicates <number>', 'pairs of images a prompt', count, 3)
    .option('--arms <number>', 'arms; each pair of them is a test of its own', arms, 2)
    .option('--per-comparison <number>', 'raters who see each comparison, or all', some, 'all')
    .option('--max-trials-each <number>', 'comparisons a rater sees, at most', count)
    .option('--repeats <number>', 'comparisons shown again to each rater', whole, 0)
    .option('--tests <number>', 'tests that share alpha: primary questions x pairs', count, 1)
    .option('--alpha <share>', 'significance level, two-sided', open, 0.05)
    .option('--looks <number>', "planned looks of an O'Brien-Fleming rule", looks, 1)
    .addOption(eProcessOption())
    .option('--win-share <share>', 'expected share of decisive votes for the better arm', open, 0.6)
    .option('--ties <share>', 'expected share of "on par"', share, 0.25)
    .option('--neither <share>', 'expected share of "neither"', share, 0.05)
    .option('--dropout <share>', 'share of raters who leave before the end', share, 0)
    .option('--icc-rater <share>', 'how alike one rater’s decisive votes are (0: not)', share, 0.02)
    .option('--icc-prompt <share>', 'how alike decisive votes on one prompt are', share, 0.1)
    .option('--power <share>', 'wanted chance to find the difference', open, 0.8)
    .option('--simulations <number>', 'simulated studies (0: formula alone)', whole, 2000)
    .option('--seed <number>', 'seed of the simulation', whole, 0)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Examples:
  onpar power --raters 33 --prompts 10 --replicates 3 --win-share 0.57 --ties 0.26 --neither 0.02
  onpar power --protocol study.yaml --win-share 0.6 --dropout 0.1

The formula: votes = decisive votes / (1 - ties - neither) x design effect. Each simulated study is
tested as a result is. Raters are cheap to add and prompts decide: with correlated votes on a prompt,
more prompts help more than more raters.`,
    )
    .action(printPower);
}

function eProcessOption(): Option {
  return new Option('--e-process <population>', 'stop by an e-process about the population')
    .choices(STOP_POPULATIONS)
    .conflicts('looks');
}

async function printPower(flags: PowerFlags, command: Command): Promise<void> {
  const { question, departures } = await questionOf(flags, command);
  let progress: Progress | undefined;
  const result = await powerOfDesign(question, (done, total) => {
    progress ??= createProgress({ label: 'Simulation', total, unit: 'simulations' });
    progress.update(done);
  });
  progress?.stop();
  if (flags.json) printJson({ ...result, not_as_declared: departures });
  else
    printResult(
      [...departures.map(sayDeparture), describePower(result, flags.simulations)].join('\n'),
    );
}

/** What is asked, and where it is not what the protocol beside it declares. */
type Asked = { question: PowerQuestion; departures: Departure[] };

async function questionOf(flags: PowerFlags, command: Command): Promise<Asked> {
  const { protocol: file, power, alpha, tests, simulations, seed } = flags;
  const expected = expectedOf(flags);
  const simulation = { power, studies: simulations, mostVotes: MOST_VOTES, seed };
  if (file === undefined) {
    const design = designOfFlags(flags);
    const looks = equalShares(flags.looks);
    const { eProcess } = flags;
    return {
      question: { design, looks, eProcess, expected, alpha, tests, ...simulation },
      departures: [],
    };
  }
  const { protocol } = parseProtocol(await readProtocolText(file), file);
  const isGiven = (flag: keyof PowerFlags): boolean => command.getOptionValueSource(flag) === 'cli';
  const prompts = isGiven('prompts') ? flags.prompts : countDrawn(protocol.prompts);
  if (prompts === null) {
    throw badDesign(
      `${file} takes all prompts of ${protocol.prompts.set}: say how many with --prompts.`,
    );
  }
  const design = changedByFlags(designOfProtocol(protocol, prompts), flags, isGiven);
  const question = {
    design,
    ...stoppingOf({ flags, isGiven }, { protocol, design }),
    expected: offeredAnswers(expected, protocol),
    alpha: isGiven('alpha') ? alpha : protocol.analysis.alpha,
    tests: isGiven('tests') ? tests : countTests(protocol),
    ...simulation,
  };
  return { question, departures: powerDepartures(question, protocol) };
}

/** How the study is watched: as a flag says, or else as its protocol does. */
function stoppingOf(
  { flags, isGiven }: { flags: PowerFlags; isGiven: (flag: keyof PowerFlags) => boolean },
  { protocol, design }: { protocol: Protocol; design: DeclaredDesign },
): Pick<PowerQuestion, 'looks' | 'eProcess'> {
  if (flags.eProcess !== undefined) return { looks: [], eProcess: flags.eProcess };
  if (isGiven('looks')) return { looks: equalShares(flags.looks), eProcess: undefined };
  return { looks: looksOfProtocol(protocol, design), eProcess: eProcessOfProtocol(protocol) };
}

/** Looks at equal shares of the votes. */
function equalShares(looks: number): number[] {
  return Array.from({ length: looks }, (_, look) => (look + 1) / looks);
}

/** @throws UserError where the flags expect no decisive votes, or no difference */
function expectedOf(flags: PowerFlags): ExpectedVotes {
  const { winShare, ties, neither, dropout, iccRater, iccPrompt } = flags;
  if (ties + neither >= 1) {
    throw badDesign('--ties and --neither together leave no decisive votes; lower one of them.');
  }
  if (winShare === 0.5) {
    throw badDesign(
      '--win-share 0.5 is no difference to find; give the share you expect, such as 0.6.',
    );
  }
  return { winShare, ties, neither, dropout, iccRater, iccPrompt };
}

/** The design of a protocol, where flags beside it do not say otherwise. */
function changedByFlags(
  declared: DeclaredDesign,
  flags: PowerFlags,
  isGiven: (flag: keyof PowerFlags) => boolean,
): DeclaredDesign {
  return checked({
    ...declared,
    ...(isGiven('replicates') && { replicates: flags.replicates }),
    ...(isGiven('repeats') && { repeats: flags.repeats }),
    raters: {
      ...declared.raters,
      ...(isGiven('raters') && { expected: flags.raters }),
      ...(isGiven('perComparison') && { per_comparison: flags.perComparison }),
      ...(isGiven('maxTrialsEach') && { max_trials_each: flags.maxTrialsEach }),
    },
  });
}

function designOfFlags(flags: PowerFlags): DeclaredDesign {
  const { raters, prompts, replicates, perComparison, maxTrialsEach, repeats, seed } = flags;
  return checked({
    prompts,
    replicates,
    arms: flags.arms,
    comparisons: 'balanced',
    raters: {
      expected: raters,
      per_comparison: perComparison,
      ...(maxTrialsEach !== undefined && { max_trials_each: maxTrialsEach }),
    },
    practice: 0,
    repeats,
    gold: 0,
    knownAnswers: 0,
    seed,
  });
}

function checked(design: DeclaredDesign): DeclaredDesign {
  const { expected, per_comparison: wanted } = design.raters;
  if (wanted === 'all' || wanted <= expected) return design;
  throw badDesign(
    `Each comparison cannot be seen by ${wanted} of ${expected} raters: lower --per-comparison, or raise --raters.`,
  );
}

function badDesign(message: string): UserError {
  return new UserError(message, { code: 'bad-design' });
}

function some(text: string): number | 'all' {
  return text === 'all' ? text : count(text);
}

/** From 0 up to, but not including, 1. */
function share(text: string): number {
  const value = parseDecimal('It')(text);
  if (!(value >= 0 && value < 1)) {
    throw new InvalidArgumentError('It must be a share between 0 and 1.');
  }
  return value;
}

/** Strictly between 0 and 1. */
function open(text: string): number {
  const value = share(text);
  if (value === 0) throw new InvalidArgumentError('It must be above 0.');
  return value;
}
