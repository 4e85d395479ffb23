import { at } from '#domain/at.ts';
import type { QuestionResult, ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { RuntimeRow } from '../runtime/runtime-row.ts';

type Bounds = readonly [number, number];
/** A number and its interval, where it has one. */
type Measured = { value: number; interval: Bounds | null };

export type TradeOffPoint = {
  arm: string;
  label: string;
  /** place of the arm in the study */
  position: number;
  /** arms of one model are joined; null: made elsewhere */
  model: string | null;
  across: Measured;
  /** percent of the votes on the arm's pairs */
  preferred: Measured;
};

/** What people prefer beside what it costs: one panel a question. */
export type TradeOff = {
  id: 'seconds' | 'steps' | 'fid';
  /** such as `Seconds per image` */
  name: string;
  /** what it was measured with or against; null where there is nothing to say */
  where: string | null;
  panels: { question: string; title: string; level: number; points: TradeOffPoint[] }[];
  /** labels of arms of which the cost is not known */
  leftOut: string[];
};

/** A metric that was kept, of one set of images against another. */
export type KeptMetric = {
  metric: string;
  set_a: string;
  set_b: string;
  value: number;
  interval: Bounds | null;
  /** network and resize, as far as they are known: values of unlike ones do not compare */
  made: string;
};

type Cost = Pick<TradeOff, 'id' | 'name' | 'where'> & { values: ReadonlyMap<string, Measured> };

/**
 * The preference for each arm beside seconds per image, number of steps and FID, as far as at least two
 * arms have them and they differ.
 */
export function tradeOffs(options: {
  table: ResultTable;
  arms: Protocol['arms'];
  runtime: readonly RuntimeRow[];
  metrics: readonly KeptMetric[];
}): TradeOff[] {
  const { table, arms, runtime, metrics } = options;
  const costs = [secondsOf(runtime, arms), stepsOf(arms), fidOf(metrics, arms)];
  return costs.flatMap((cost) => {
    if (cost === null || new Set([...cost.values.values()].map((v) => v.value)).size < 2) return [];
    const { values, ...axis } = cost;
    const panels = table.questions.map((question) => ({
      question: question.id,
      title: question.title,
      level: table.level,
      points: pointsOf(question, arms, values),
    }));
    const leftOut = arms.filter(({ key }) => !values.has(key)).map(({ label }) => label);
    return [{ ...axis, panels, leftOut }];
  });
}

function pointsOf(
  { cells }: QuestionResult,
  arms: Protocol['arms'],
  values: ReadonlyMap<string, Measured>,
): TradeOffPoint[] {
  return arms.flatMap((arm, position) => {
    const across = values.get(arm.key);
    const cell = cells.find((one) => one.arm === arm.key);
    if (across === undefined || cell === undefined) return [];
    const { percent: value, ci: interval } = cell;
    const model = 'images' in arm ? null : arm.model;
    return [
      { arm: arm.key, label: arm.label, position, model, across, preferred: { value, interval } },
    ];
  });
}

/** Of the device and precision on which most arms were timed at their own numbers of steps. */
function secondsOf(rows: readonly RuntimeRow[], arms: Protocol['arms']): Cost | null {
  const own = rows.filter(({ arm, steps }) =>
    arms.some((one) => one.key === arm && !('images' in one) && one.steps === steps),
  );
  const group = largest(Map.groupBy(own, ({ device, precision }) => `${device}, ${precision}`));
  if (group === null) return null;
  const values = group.rows.map(
    ({ arm, median_seconds: value, ci95 }) => [arm, { value, interval: ci95 }] as const,
  );
  return { id: 'seconds', name: 'Seconds per image', where: group.name, values: new Map(values) };
}

function stepsOf(arms: Protocol['arms']): Cost {
  const values = arms.flatMap((arm) =>
    'images' in arm ? [] : [[arm.key, { value: arm.steps, interval: null }] as const],
  );
  return { id: 'steps', name: 'Steps', where: null, values: new Map(values) };
}

/** Against the reference that most arms were measured against. */
function fidOf(metrics: readonly KeptMetric[], arms: Protocol['arms']): Cost | null {
  const own = metrics.filter(
    ({ metric, set_a: set }) => metric === 'fid' && arms.some(({ key }) => key === set),
  );
  const group = largest(Map.groupBy(own, ({ set_b: against, made }) => `${against} ${made}`));
  if (group === null) return null;
  const values = group.rows.map(
    ({ set_a: arm, value, interval }) => [arm, { value, interval }] as const,
  );
  const against = at(group.rows, 0).set_b;
  return { id: 'fid', name: 'FID', where: `against ${against}`, values: new Map(values) };
}

function largest<T>(groups: ReadonlyMap<string, T[]>): { name: string; rows: T[] } | null {
  const [first] = [...groups].toSorted(([, a], [, b]) => b.length - a.length);
  return first === undefined ? null : { name: first[0], rows: first[1] };
}
