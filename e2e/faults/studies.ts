import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '#prisma/client.ts';
import type { Installation } from './installation.ts';

const PROMPTS = 12;
const REPLICATES = 4;
/** The most that a rater of a study can see. */
export const PAIRS = PROMPTS * REPLICATES;
const ENDED = ['completed', 'completed_with_failures', 'cancelled', 'failed'] as const;

/** Everything that the studies of a trial are made of. */
export async function bringIngredients({ home, onpar }: Installation): Promise<void> {
  const rows = Array.from({ length: PROMPTS }, (_none, i) => `picture number ${i}\tA\tB\t`);
  const file = join(home, 'prompts.tsv');
  await writeFile(file, ['Prompt\tCategory\tChallenge\tNote', ...rows, ''].join('\n'));
  await onpar('prompts', 'import', file, '--name', 'Faults');
  await onpar('models', 'add', 'generator/fixtures/tiny-sd', '--name', 'tiny-sd');
}

/** The protocol of the nth study: all make the same images. */
export async function writeProtocol(
  home: string,
  { n, replicates = REPLICATES, pairs = 20 }: { n: number; replicates?: number; pairs?: number },
): Promise<string> {
  const file = join(home, `faults-${n}.yaml`);
  const text = `name: Faults ${n}
prompts: { set: Faults }
replicates: ${replicates}
arms:
  - { key: more, label: More, model: tiny-sd, steps: 12, guidance_scale: 7.5 }
  - { key: less, label: Less, model: tiny-sd, steps: 6, guidance_scale: 7.5 }
questions:
  - { id: aesthetics, title: Aesthetics, ask: Which image is more pleasing? }
  - { id: alignment, title: Alignment, ask: Which image follows the prompt better? }
raters: { expected: 1000, max_trials_each: ${pairs} }
quality: { min_response_ms: 0 }
content_gate: none
`;
  await writeFile(file, text);
  return file;
}

/** Makes a study, opens it, and gives links for its raters. */
export async function openStudy(
  { home, address, onpar }: Installation,
  { links, pairs = 20 }: { links: number; pairs?: number },
): Promise<string[]> {
  const made = await onpar('run', await writeProtocol(home, { n: 0, pairs }), '--json');
  const { study } = z.object({ study: z.string() }).parse(JSON.parse(made));
  await onpar('study', 'open', study);
  const csv = await onpar(
    ...['raters', 'invite', study, '--count', String(links), '--base-url', address],
  );
  return [...csv.matchAll(/https?:\/\/[^\s,"]+/g)].map(([link]) => link);
}

/** Creates one study after another, so that some run is always under way, until told to stop. */
export async function keepRunning(options: {
  installation: Installation;
  db: Database;
  signal: AbortSignal;
}): Promise<void> {
  const { installation, db, signal } = options;
  for (let n = 1; !signal.aborted;) {
    if ((await unendedRuns(db)) === 0) {
      const file = await writeProtocol(installation.home, { n });
      // what fails because the database is away is told to whoever asked, who asks again
      n += await installation.onpar('study', 'create', file).then(
        () => 1,
        () => 0,
      );
    }
    await sleep(500);
  }
}

/** Runs that have not ended; null when nobody can say. */
export async function unendedRuns(db: Database): Promise<number | null> {
  return db.run.count({ where: { state: { notIn: [...ENDED] } } }).catch(() => null);
}
