import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { present } from '#domain/present.ts';
import type { Database } from '#prisma/client.ts';
import { unlessAborted } from '../end-what-it-started.ts';
import { readMemory } from './read-memory.ts';
import { startFactory } from './start-factory.ts';
import type { Factory } from './start-factory.ts';

/** Milliseconds of processor time a sample, and MB that are resident in the workers together. */
export type Comparison = {
  short: number;
  long: number;
  memory: Memory;
};

const SHORT = 100;
/** Before the long run and after it, so that what drifts with the machine weighs on both sides. */
const SHORT_RUNS = 5;
const PROMPTS = 1000;

/** After a tenth of a run, half of it and all of it: heaps grow to their size in the first half. */
type Memory = { early: number; half: number; late: number };

type Cost = Memory & { ms: number };

/**
 * Makes short runs, a long one, and short ones again, with the smallest images that there are.
 *
 * @param options.signal ends it before its time
 */
export async function compareRuns(
  options: { samples: number; workers: number; signal: AbortSignal },
  say: (line: string) => void,
): Promise<Comparison> {
  const home = await mkdtemp(join(tmpdir(), 'onpar-runs-'));
  // as root, PostgreSQL runs as another user, who has to enter the folder
  await chmod(home, 0o755);
  try {
    const factory = await startFactory(home, options);
    try {
      return await unlessAborted(options.signal, makeRuns(factory, options.samples, say));
    } finally {
      await factory.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function makeRuns(
  factory: Factory,
  samples: number,
  say: (line: string) => void,
): Promise<Comparison> {
  await bringIngredients(factory);
  let n = 0;
  const make = async (samples: number): Promise<Cost> => {
    const cost = await makeRun(factory, { n: n++, samples });
    say(`${samples} samples: ${cost.ms.toFixed(2)} ms each, workers ${cost.late} MB.`);
    return cost;
  };
  const makeShort = async (): Promise<number[]> => {
    const costs: number[] = [];
    for (let i = 0; i < SHORT_RUNS; i++) costs.push((await make(SHORT)).ms);
    return costs;
  };
  await make(10 * SHORT); // until models are loaded and code is compiled
  const before = await makeShort();
  const { ms: long, ...memory } = await make(samples);
  const costs = [...before, ...(await makeShort())];
  const short = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  return { short, long, memory };
}

async function bringIngredients({ home, onpar }: Factory): Promise<void> {
  const file = join(home, 'prompts.txt');
  const texts = Array.from({ length: PROMPTS }, (_none, i) => `picture number ${i}`);
  await writeFile(file, texts.join('\n'));
  await onpar('prompts', 'import', file, '--name', 'Many');
  await onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
}

/** Creates a run, and reads what it cost from its creation until it has ended. */
async function makeRun(
  factory: Factory,
  { n, samples }: { n: number; samples: number },
): Promise<Cost> {
  const { home, db, onpar, processorMs, workers } = factory;
  const file = join(home, `${n}.yaml`);
  await writeFile(file, protocolOf(n, samples));
  const before = await processorMs();
  await onpar('study', 'create', file);
  const { id } = present(
    (await db.run.findMany({ orderBy: { createdAt: 'desc' }, take: 1 }))[0],
    'the run',
  );
  await untilMade(db, id, Math.floor(samples / 10));
  const early = await readMemory(workers);
  await untilMade(db, id, Math.floor(samples / 2));
  const half = await readMemory(workers);
  await untilMade(db, id, samples);
  const ms = ((await processorMs()) - before) / samples;
  return { ms, early, half, late: await readMemory(workers) };
}

/** Two arms of two steps each, and as many prompts and replicates as it takes. */
function protocolOf(n: number, samples: number): string {
  const ofArm = samples / 2;
  const draw = Math.min(ofArm, PROMPTS);
  return `name: Runs ${n}
prompts: { set: Many, draw: ${draw}, seed: 1 }
replicates: ${ofArm / draw}
arms:
  - { key: more, label: More, model: tiny-sd, steps: 2, scheduler: ddim, width: 16, height: 16 }
  - { key: less, label: Less, model: tiny-sd, steps: 1, scheduler: ddim, width: 16, height: 16 }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;
}

async function untilMade(db: Database, id: string, samples: number): Promise<void> {
  for (;;) {
    const { done, failed, total, finishedAt } = await db.run.findUniqueOrThrow({ where: { id } });
    if (failed > 0) throw new Error(`${failed} of ${total} samples failed`);
    if (done >= samples && (samples < total || finishedAt !== null)) return;
    await sleep(100);
  }
}
