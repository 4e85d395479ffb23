import { randomBytes } from 'node:crypto';
import { openSampleStore } from '../processes/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import { markSimulated } from '#study/life/mark-simulated.ts';
import { openStudy } from '#study/life/open-study.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import type { CliEnv } from '../processes/env.ts';
import { measureArms } from '#study/runs/measure-arms.ts';
import type { MeasuredArm } from '#study/runs/measure-arms.ts';
import { headlineOf } from '#study/runs/headline-of.ts';
import { chooseNetwork } from '#evaluation/image-sets/networks/choose-network.ts';
import { say } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import { runStudy } from '../processes/run-study.ts';
import type { DemoSize } from './demo-protocol.ts';
import { prepareDemo } from './prepare-demo.ts';
import { referenceImages } from './reference-images.ts';
import { simulateRaters } from './simulate-raters.ts';

/** Rendered scenes that the images are measured against. */
const REFERENCES = 120;
const INVITATIONS = 3;

export type Demo = { study: Study; metrics: MeasuredArm[] };

/**
 * The main job on the embedded model pair: generate, measure, open for votes. Called again it goes
 * on where it stopped, and makes nothing twice.
 */
export async function runDemo(options: {
  db: Database;
  url: string;
  env: CliEnv;
  size: DemoSize;
  simulate: number;
  workerRuns?: boolean;
  /** an open demo is taken as it is */
  unlessOpen?: boolean;
  signal?: AbortSignal;
}): Promise<Demo> {
  const { db, size, simulate, env } = options;
  const study = await prepareDemo(db, size);
  // it was measured before it was opened
  if (options.unlessOpen && study.state === 'open') return { study, metrics: [] };
  await runStudy({ ...options, study });
  const metrics = await measure(options, study);
  if (simulate > 0) await markSimulated({ db, studyId: study.id, now: new Date() });
  const { state } = await db.study.findUniqueOrThrow({ where: { id: study.id } });
  if (state === 'review') await openStudy({ db, slug: study.slug, now: new Date() });
  if (simulate > 0) await simulateVotes({ db, env, study, count: simulate });
  return { study, metrics };
}

async function measure(
  { db, env }: { db: Database; env: CliEnv },
  study: Study,
): Promise<MeasuredArm[]> {
  const prompts = await db.prompt.findMany({
    where: { samples: { some: { run: { studyId: study.id } } } },
    orderBy: { index: 'asc' },
  });
  const texts = prompts.map(({ text }) => text);
  let bar: ReturnType<typeof createProgress> | undefined;
  const metrics = await measureArms({
    db,
    store: openSampleStore(env),
    studyId: study.id,
    reference: {
      kind: 'images',
      set: referenceImages({ prompts: texts, count: REFERENCES, seed: study.seed }),
    },
    network: (await chooseNetwork(undefined, env.cacheFolder)).network,
    metrics: ['fid'],
    onProgress: (done, total) => {
      bar ??= createProgress({ label: 'FID', total, unit: 'images' });
      bar.update(done);
    },
  });
  bar?.stop();
  return metrics;
}

async function simulateVotes(options: {
  db: Database;
  env: CliEnv;
  study: Study;
  count: number;
}): Promise<void> {
  const { db, env, study, count } = options;
  const bar = createProgress({ label: 'simulated raters', total: count, unit: 'raters' });
  await simulateRaters({
    db,
    store: openSampleStore(env),
    study,
    protocol: readProtocol(study.protocol),
    count,
    seed: study.seed,
    now: new Date(),
    onProgress: (done) => bar.update(done),
  });
  bar.stop();
}

/** Links for the first raters of the demo. */
export async function inviteToDemo(options: {
  db: Database;
  study: Study;
  address: string;
}): Promise<string[]> {
  const { db, study, address } = options;
  const invitations = await inviteRaters({
    db,
    slug: study.slug,
    count: INVITATIONS,
    baseUrl: address,
    randomBytes,
  });
  return invitations.map(({ url }) => url);
}

/** The metrics as a small table for the terminal. */
export function sayMetrics(metrics: MeasuredArm[]): void {
  for (const { label, result } of metrics) {
    const fid = headlineOf(result.metrics.fid);
    if (fid === undefined) continue;
    const interval = fid.ci95 ? ` [${fid.ci95.map((v) => v.toFixed(1)).join(', ')}]` : '';
    const network = result.network.name ?? 'unknown';
    say(`FID ${label}: ${fid.value.toFixed(1)}${interval} (${network} network)`);
  }
}
