import { execFile } from 'node:child_process';
import { appendFile, chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { present } from '#domain/present.ts';
import { startTestBucket } from '#generator/sample-store/fixtures/start-test-bucket.ts';
import { connectDatabase } from '#prisma/client.ts';
import type { Database } from '#prisma/client.ts';
import { auditImages } from '../faults/audit.ts';
import { cutInTransaction } from './cut-in-transaction.ts';
import { layMachine, layOffice, OFFICE, SUBNET } from './networks.ts';
import type { Machine } from './networks.ts';
import { startOwnPostgres } from './start-own-postgres.ts';
import { startWorkerOn } from './start-worker-on.ts';
import type { Worker } from './start-worker-on.ts';

export type Outcome = {
  losses: string[];
  samples: number;
  /** of the trial, kept when something was lost */
  folder: string;
};

const NAMES = ['north', 'south', 'west'];
const ENDS_WITHIN_MS = 300_000;
const BACK_WITHIN_MS = 180_000;
const PROMPTS = 15;

type Office = {
  db: Database;
  onpar: (...words: string[]) => Promise<string>;
  folder: string;
  say: (line: string) => void;
};

/**
 * Three workers on machines of their own make the images of three studies, all the same ones: of the
 * first in quiet; of the second while one machine is cut off in the middle of a transaction; of the
 * third when it is back. Database and store are in the office.
 */
export async function runTrial(say: (line: string) => void): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-machines-'));
  // PostgreSQL runs as another user, who has to enter the folder
  await chmod(folder, 0o755);
  await layOffice();
  await using parts = new AsyncDisposableStack();
  const place = { folder: join(folder, 'postgres'), host: OFFICE, clients: SUBNET };
  const postgres = parts.adopt(await startOwnPostgres(place), ({ stop }) => stop());
  const bucket = parts.adopt(await startTestBucket(OFFICE), ({ close }) => close());
  const db = parts.adopt(connectDatabase(postgres.url), (client) => client.$disconnect());
  say(`${postgres.version}, and a bucket at ${bucket.environment.ONPAR_S3_ENDPOINT}.`);
  const machine = (name: string): NodeJS.ProcessEnv => ({
    ...{ ...process.env, ...bucket.environment },
    ...{ DATABASE_URL: postgres.url, ONPAR_HOME: join(folder, name) },
  });
  const onpar = async (...words: string[]): Promise<string> => {
    const call = [resolve('cli/onpar.ts'), ...words];
    return (await promisify(execFile)(process.execPath, call, { env: machine('office') })).stdout;
  };
  const office = { db, onpar, folder, say };
  await bringIngredients(office);
  const machines = await Promise.all(NAMES.map((name, i) => layMachine(name, i + 1)));
  const workers = NAMES.map((name) =>
    parts.adopt(startWorkerOn(name, machine(name)), ({ stop }) => stop()),
  );
  const losses = [
    ...(await tryMachines(office, { machines, workers })),
    ...(await auditImages(db, onpar)),
  ];
  const samples = await db.sample.count();
  if (losses.length === 0) parts.defer(() => rm(folder, { recursive: true }));
  else await Promise.all(workers.map(({ log }, i) => writeFile(join(folder, `${i}.log`), log())));
  return { losses, samples, folder };
}

async function tryMachines(
  office: Office,
  { machines, workers }: { machines: readonly Machine[]; workers: readonly Worker[] },
): Promise<string[]> {
  const { db, say } = office;
  const [cutOff, worker] = [present(machines[0], 'a machine'), present(workers[0], 'its worker')];
  const losses: string[] = [];
  const end = async (run: string): Promise<void> => {
    const seconds = await untilEnded(db, run);
    if (seconds === null) losses.push(`run ${run} did not end within ${ENDS_WITHIN_MS / 1000} s`);
    else say(`Its run ended by itself after ${seconds.toFixed(1)} s.`);
  };
  say('A study in quiet.');
  await end(await createStudy(office, 1));
  for (const [i, { jobs }] of workers.entries())
    if (jobs() === 0) losses.push(`${String(NAMES[i])} made nothing in quiet`);
  const run = await createStudy(office, 2);
  await cutInTransaction({ db, run, machine: cutOff });
  say(`A study, and ${cutOff.name} is cut off in the middle of a transaction.`);
  await end(run);
  const before = worker.jobs();
  await cutOff.join();
  say(`${cutOff.name} is back, and a study that is long enough for it.`);
  const back = performance.now();
  for (let n = 3; worker.jobs() === before && performance.now() - back < BACK_WITHIN_MS; n++)
    await end(await createStudy(office, n));
  if (worker.jobs() === before) losses.push(`${cutOff.name} made nothing when it was back`);
  return losses;
}

/** Of the model a copy that is nowhere but in the store. */
async function bringIngredients({ folder, onpar }: Office): Promise<void> {
  const texts = Array.from({ length: PROMPTS }, (_none, i) => `picture number ${i}`).join('\n');
  await writeFile(join(folder, 'prompts.txt'), texts);
  await onpar('prompts', 'import', join(folder, 'prompts.txt'), '--name', 'Machines');
  const model = join(folder, 'model');
  await cp('generator/fixtures/tiny-sd', model, { recursive: true });
  await appendFile(join(model, 'scheduler', 'scheduler_config.json'), '\n');
  await onpar('models', 'add', model, '--name', 'tiny', '--device', 'cpu');
  await rm(model, { recursive: true });
}

/** Creates the nth study, and gives its run. */
async function createStudy({ db, folder, onpar }: Office, n: number): Promise<string> {
  const file = join(folder, `${n}.yaml`);
  const text = `name: Machines ${n}
prompts: { set: Machines }
replicates: 4
arms:
  - { key: more, label: More, model: tiny, steps: 16, guidance_scale: 7.5 }
  - { key: less, label: Less, model: tiny, steps: 8, guidance_scale: 7.5 }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;
  await writeFile(file, text);
  await onpar('study', 'create', file);
  const runs = await db.run.findMany({ orderBy: { createdAt: 'desc' }, take: 1 });
  return present(runs[0], 'the run of the study').id;
}

/** Seconds until it has ended; null when it has not in time. */
async function untilEnded(db: Database, id: string): Promise<number | null> {
  const begun = performance.now();
  while (performance.now() - begun < ENDS_WITHIN_MS) {
    const { finishedAt } = await db.run.findUniqueOrThrow({ where: { id } });
    if (finishedAt !== null) return (performance.now() - begun) / 1000;
    await sleep(200);
  }
  return null;
}
