import fc from 'fast-check';

/** What runs in an installation. */
export const PARTS = ['database', 'web', 'worker', 'inference', 'up'] as const;
export type Part = (typeof PARTS)[number];

/** Something that goes wrong, so long after the one before. */
export type Fault = { afterMs: number } & (
  | { kind: 'kill'; part: Part }
  | { kind: 'kill all' }
  /** null: until somebody notices, and ends it */
  | { kind: 'stop'; part: Part; forMs: number | null }
  | { kind: 'restart database'; by: 'SIGINT' | 'SIGQUIT' }
  | { kind: 'full disk' | 'read-only store'; forMs: number }
  | { kind: 'clock jump'; byMs: number }
);

const YEARS_MS = 10 * 365 * 24 * 3_600_000;

const forMs = fc.integer({ min: 500, max: 5000 });
const afterMs = fc.integer({ min: 0, max: 5000 });
const part = fc.constantFrom(...PARTS);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ afterMs, kind: fc.constant('kill' as const), part }) },
  { weight: 2, arbitrary: fc.record({ afterMs, kind: fc.constant('kill all' as const) }) },
  { weight: 4, arbitrary: fc.record({ afterMs, kind: fc.constant('stop' as const), part, forMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ afterMs, kind: fc.constant('stop' as const), forMs: fc.constant(null) },
      // nobody is above `up` to notice
      part: fc.constantFrom('database', 'web', 'worker', 'inference'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ afterMs, kind: fc.constant('restart database' as const) },
      by: fc.constantFrom('SIGINT', 'SIGQUIT'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ afterMs, forMs },
      kind: fc.constantFrom('full disk', 'read-only store'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ afterMs, kind: fc.constant('clock jump' as const) },
      byMs: fc.integer({ min: -YEARS_MS, max: YEARS_MS }),
    }),
  },
);

/** The faults that a seed stands for. */
export function planFaults({ seed, kills }: { seed: number; kills: number }): Fault[] {
  const noBias = fc.noBias(fault);
  return fc.sample(noBias, { seed, numRuns: kills });
}

/** Such as `kill worker`. */
export function describeFault(struck: Fault): string {
  switch (struck.kind) {
    case 'kill':
      return `kill ${struck.part}`;
    case 'stop':
      return `stop ${struck.part} ${struck.forMs === null ? 'until it is noticed' : `for ${struck.forMs} ms`}`;
    case 'restart database':
      return `restart database (${struck.by})`;
    case 'full disk':
    case 'read-only store':
      return `${struck.kind} for ${struck.forMs} ms`;
    case 'clock jump':
      return `clock of a page jumps by ${Math.round(struck.byMs / 86_400_000)} days`;
    case 'kill all':
      return 'kill everything';
  }
}
