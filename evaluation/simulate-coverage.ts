import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceSection } from './simulations/replace-section.ts';
import { createSeededRandom } from './statistics/seeded-random.ts';
import { designsOf, simulateDesign } from './votes/simulation/coverage-grid.ts';
import { coverageTables, type CoverageRun } from './votes/simulation/coverage-tables.ts';
import { gridOfFlags, GRID_FLAGS } from './votes/simulation/grid-of-flags.ts';

/**
 * Measures what the core promises, over a grid of small studies: `npm run simulate:coverage`, with
 * `-- --studies N --seed S` for other draws, and `-- --raters 2,4 --prompts 5,20 --replicates 1
 * --effects 0:0,1:2 --undecided 0.7 --nets 0,0.2` for other cells (effects are standard deviations of
 * prompts and raters). Prints its tables; with `--write` (and the defaults) they go into docs/methods as
 * well.
 */
const { values } = parseArgs({
  options: {
    studies: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    ...GRID_FLAGS,
  },
});
const METHODS = join(import.meta.dirname, '../docs/methods');
const studies = Number(values.studies);
const seed = Number(values.seed);
const margin = 0.1;
const random = createSeededRandom(seed);
const run: CoverageRun = { seed, studies, margin, least_coverage: 0.94, cells: [], designs: [] };

const grid = gridOfFlags(values);
const designs = designsOf(grid);
for (const [i, design] of designs.entries()) {
  const { covered, result } = simulateDesign(design, {
    nets: grid.nets,
    studies,
    margin,
    random,
  });
  run.cells.push(...covered);
  run.designs.push(result);
  const { raters, prompts, replicates, promptSd, raterSd } = design;
  const coverages = covered.map(({ core }) => core.coverage.toFixed(3)).join(' ');
  process.stderr.write(
    `${i + 1}/${designs.length}  ${raters} x ${prompts} x ${replicates}, prompts ${promptSd}, raters ${raterSd}: ${coverages}\n`,
  );
}

const tables = coverageTables(run);
process.stdout.write(`${Object.values(tables).join('\n\n')}\n`);
if (values.write) {
  await writeFile(join(METHODS, 'coverage.json'), jsonOf(run));
  const page = join(METHODS, 'statistics.md');
  for (const [name, table] of Object.entries(tables)) await replaceSection(page, name, table);
}

/** One line a cell, numbers with five digits, which is more than they are known to. */
function jsonOf({ cells, designs, ...about }: CoverageRun): string {
  const line = (value: unknown): string =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(5)) : part,
    );
  const lines = (name: string, values: readonly unknown[]): string =>
    `"${name}": [\n${values.map(line).join(',\n')}\n]`;
  return `{"about": ${line(about)},\n${lines('cells', cells)},\n${lines('designs', designs)}}\n`;
}
