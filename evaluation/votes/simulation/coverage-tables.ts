import { at } from '#domain/at.ts';
import type { CoveredCell, DesignResult } from './coverage-grid.ts';
import { validIntervals, widthRatio } from './valid-intervals.ts';

/** What a run of the simulations found. */
export type CoverageRun = {
  seed: number;
  studies: number;
  margin: number;
  least_coverage: number;
  cells: CoveredCell[];
  designs: DesignResult[];
};

type Design = { raters: number; prompts: number; replicates: number };

/** The tables of docs/methods/statistics.md, by the name of their place in it. */
export function coverageTables(
  run: CoverageRun,
): Record<'coverage' | 'tried' | 'stopping', string> {
  return { coverage: coverageTable(run), tried: triedTable(run), stopping: stoppingTable(run) };
}

function coverageTable({ cells, designs, least_coverage: least }: CoverageRun): string {
  const valid = validIntervals(cells, least);
  const rows = byDesign(cells).map(([name, own]) => {
    const ratios = own.flatMap((cell) => widthRatio(cell, valid)?.ratio ?? []);
    const same = designs.filter((design) => nameOf(design) === name);
    return [
      name,
      share(Math.min(...own.map(({ core }) => core.coverage))),
      share(Math.min(...own.map(({ naive }) => naive.coverage))),
      ratios.length > 0 ? Math.max(...ratios).toFixed(2) : 'none',
      share(Math.max(...own.map((cell) => cell.not_estimable))),
      share(Math.max(...same.map((design) => design.falsely_equivalent))),
    ];
  });
  return table(
    [
      'raters x prompts x replicates',
      'least coverage',
      'naive, least',
      'width to narrowest',
      'no interval, most',
      'falsely equivalent, most',
    ],
    rows,
  );
}

function triedTable({ cells }: CoverageRun): string {
  const names = Object.keys(at(cells, 0, 'the cells').tried);
  const row = (
    name: string,
    of: (cell: CoveredCell) => { coverage: number; width: number } | undefined,
  ): string[] => {
    const covered = cells.flatMap((cell) => of(cell) ?? []);
    const ratios = cells.flatMap((cell) => {
      const own = of(cell);
      return own ? [own.width / cell.core.width] : [];
    });
    return [
      name,
      share(Math.min(...covered.map(({ coverage }) => coverage))),
      String(covered.filter(({ coverage }) => coverage < 0.94).length),
      (ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toFixed(2),
    ];
  };
  return table(
    ['interval', 'least coverage', `cells below 94% (of ${cells.length})`, "mean width to core's"],
    [
      row('the core', ({ core }) => core),
      ...names.map((name) => row(name, ({ tried }) => tried[name])),
      row('naive', ({ naive }) => naive),
    ],
  );
}

function stoppingTable({ designs }: CoverageRun): string {
  const rows = byDesign(designs).map(([name, own]) => {
    const most = (of: (design: DesignResult) => number): string => share(Math.max(...own.map(of)));
    return [
      name,
      most((d) => d.obrien_fleming.raters),
      most((d) => d.obrien_fleming.trials),
      most((d) => d.obrien_fleming.prompts),
      most((d) => d.e_process.raters),
      most((d) => d.e_process.prompts),
      most((d) => d.e_process.both),
    ];
  });
  return table(
    [
      'raters x prompts x replicates',
      "O'Brien-Fleming as raters come",
      'as all get on',
      'as prompts come',
      'e-process, raters',
      'prompts',
      'both',
    ],
    rows,
  );
}

function byDesign<Item extends Design>(items: readonly Item[]): [string, Item[]][] {
  return [...Map.groupBy(items, nameOf)];
}

function nameOf({ raters, prompts, replicates }: Design): string {
  return `${raters} x ${prompts} x ${replicates}`;
}

function share(value: number): string {
  return value.toFixed(3);
}

/** A Markdown table with its columns lined up. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => at(row, column, 'a row').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => at(cells, column, 'a row').padEnd(width)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
