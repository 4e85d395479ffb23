import { SMALL_STUDIES, type CoverageGrid } from './coverage-grid.ts';

/** Flags that put other values in the place of those of SMALL_STUDIES, as parseArgs takes them. */
export const GRID_FLAGS = {
  raters: { type: 'string' },
  prompts: { type: 'string' },
  replicates: { type: 'string' },
  effects: { type: 'string' },
  undecided: { type: 'string' },
  nets: { type: 'string' },
} as const;

type GridFlags = { [Flag in keyof typeof GRID_FLAGS]?: string };

/**
 * The grid of SMALL_STUDIES with what the flags say in place of its own.
 *
 * @example gridOfFlags({ raters: '2,4', effects: '1:2' }) // prompts vary by 1, raters by 2
 */
export function gridOfFlags(flags: GridFlags): CoverageGrid {
  const { raters, prompts, replicates, effects, undecided, nets } = flags;
  const grid = {
    raters: raters === undefined ? SMALL_STUDIES.raters : numbers(raters, ','),
    prompts: prompts === undefined ? SMALL_STUDIES.prompts : numbers(prompts, ','),
    replicates: replicates === undefined ? SMALL_STUDIES.replicates : numbers(replicates, ','),
    effects: effects === undefined ? SMALL_STUDIES.effects : effects.split(',').map(pair),
    undecided: undecided === undefined ? SMALL_STUDIES.undecided : number(undecided),
    nets: nets === undefined ? SMALL_STUDIES.nets : numbers(nets, ','),
  };
  refuseImpossible(grid);
  return grid;
}

/** Votes that are undecided prefer no arm. */
function refuseImpossible({ undecided, nets }: Pick<CoverageGrid, 'undecided' | 'nets'>): void {
  if (!(undecided >= 0 && undecided < 1))
    throw new RangeError(`of all votes ${undecided} cannot be undecided: say 0 to below 1`);
  const most = 1 - undecided;
  const beyond = nets.find((net) => Math.abs(net) >= most);
  if (beyond !== undefined)
    throw new RangeError(
      `a net preference of ${beyond} cannot be: below ${most} votes are decided`,
    );
}

function pair(text: string): readonly [promptSd: number, raterSd: number] {
  const [promptSd, raterSd, ...more] = numbers(text, ':');
  if (promptSd === undefined || raterSd === undefined || more.length > 0) {
    throw new RangeError(`"${text}" is no pair of standard deviations such as 1:0.5`);
  }
  return [promptSd, raterSd];
}

function numbers(text: string, between: string): number[] {
  return text.split(between).map(number);
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new RangeError(`"${text}" is no number`);
  return value;
}
