import type { Database } from '#prisma/client.ts';
import type { TakenVote } from '../raters/vote-through.ts';
import type { Installation } from './installation.ts';

type Losses = string[];

/** What the trial has cost: nothing, when it is empty. */
export async function audit(options: {
  db: Database;
  installation: Installation;
  taken: readonly TakenVote[];
}): Promise<Losses> {
  const { db, installation, taken } = options;
  return [...(await auditVotes(db, taken)), ...(await auditImages(db, installation.onpar))];
}

/** What is amiss with the images: nothing, when all runs have made each of theirs once and kept it. */
export async function auditImages(db: Database, onpar: Installation['onpar']): Promise<Losses> {
  return [
    ...(await auditRuns(db)),
    ...(await auditSamples(db)),
    ...(await onpar('store', 'verify').then(
      () => [],
      (error: unknown) => [`the store is not whole: ${String(error)}`],
    )),
  ];
}

/** Each vote that the server said it has is there once, as it was given, and no other. */
async function auditVotes(db: Database, taken: readonly TakenVote[]): Promise<Losses> {
  const votes = await db.vote.findMany();
  const byKey = new Map(votes.map((vote) => [vote.idempotencyKey, vote]));
  const lost = taken.flatMap(({ key, trialId, question, answer }) => {
    const found = byKey.get(key);
    const isThere =
      found?.trialId === trialId && found.question === question && found.answer === answer;
    return isThere ? [] : [`vote ${key} of trial ${trialId}, question ${question}: lost`];
  });
  const given = new Set(taken.map(({ key }) => key));
  const others = votes
    .filter(({ idempotencyKey }) => !given.has(idempotencyKey))
    .map(({ idempotencyKey }) => `vote ${idempotencyKey}: nobody was told of it`);
  const places = votes.map(({ trialId, question }) => `${trialId} ${question}`);
  const doubled = places
    .filter((place, i) => places.indexOf(place) !== i)
    .map((place) => `vote on ${place}: doubled`);
  return [...lost, ...others, ...doubled];
}

async function auditRuns(db: Database): Promise<Losses> {
  const runs = await db.run.findMany({ where: { state: { not: 'completed' } } });
  return runs.map(
    ({ id, state, done, failed, total, error }) =>
      `run ${id}: ${state}, ${done} done and ${failed} failed of ${total}${error === null ? '' : ` (${error})`}`,
  );
}

/** All studies make the same images: whatever happened meanwhile, pixel for pixel. */
async function auditSamples(db: Database): Promise<Losses> {
  const samples = await db.sample.findMany({
    include: { arm: true, prompt: true },
    orderBy: { run: { createdAt: 'asc' } },
  });
  const first = new Map<string, string | null>();
  return samples.flatMap(({ id, arm, prompt, replicate, state, sha256, blindSha256, error }) => {
    const name = `${arm.key}, prompt ${prompt.index}, replicate ${replicate}`;
    if (state !== 'done' || sha256 === null) {
      return [`sample ${id} (${name}): ${state}${error === null ? '' : `, ${error}`}`];
    }
    const expected = first.get(name);
    if (expected === undefined) first.set(name, blindSha256);
    const isSame = expected === undefined || expected === blindSha256;
    return isSame ? [] : [`sample ${id} (${name}): other pixels than in a quiet run`];
  });
}
