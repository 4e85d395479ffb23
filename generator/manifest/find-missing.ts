import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';
import type { SampleRecord } from './sample-record.ts';

/** What a sample would be recorded with, as far as that is known before it is made. */
export type PlannedSample = Pick<SampleRecord, 'file' | 'prompt' | 'seed' | 'rng'> & {
  arm: Omit<SampleRecord['arm'], 'key' | 'model'>;
  latents_sha256: string | undefined;
};

/**
 * Which planned samples are not there yet: without a record, or with a file that is gone or has
 * changed. `stale` are the records of such files.
 *
 * @throws UserError `other-settings` when a file is there that was made with other settings
 */
export async function findMissing<T extends PlannedSample>(options: {
  folder: string;
  records: ReadonlyMap<string, SampleRecord>;
  planned: readonly T[];
}): Promise<{ missing: T[]; stale: string[] }> {
  const { folder, records, planned } = options;
  const missing: T[] = [];
  const stale: string[] = [];
  for (const sample of planned) {
    const record = records.get(sample.file);
    if (record) refuseOtherSettings(folder, record, sample);
    if (record && (await isIntact(join(folder, record.file), record.sha256))) continue;
    if (record) stale.push(record.file);
    missing.push(sample);
  }
  return { missing, stale };
}

async function isIntact(path: string, sha256: string): Promise<boolean> {
  try {
    return (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') === sha256
    );
  } catch {
    return false;
  }
}

function refuseOtherSettings(folder: string, record: SampleRecord, planned: PlannedSample): void {
  const was: Record<string, unknown> = {
    ...record.arm,
    prompt: record.prompt,
    seed: record.seed,
    rng: record.rng,
    latents_sha256: record.latents_sha256,
  };
  const now: Record<string, unknown> = {
    ...planned.arm,
    prompt: planned.prompt,
    seed: planned.seed,
    rng: planned.rng,
    latents_sha256: planned.latents_sha256,
  };
  const changed = Object.keys(now).find((name) => now[name] !== was[name]);
  if (changed === undefined) return;
  throw new UserError(
    `${join(folder, record.file)} was made with ${changed} ${show(was[changed])}, now it is ${show(now[changed])}: take another --out folder, or remove that one.`,
    { code: 'other-settings' },
  );
}

function show(value: unknown): string {
  const text = value === undefined ? 'none' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
