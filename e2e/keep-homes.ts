import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all stories: a folder for the homes that they copy, which goes when they have ended. */
export default async function keepHomes(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'onpar-e2e-homes-'));
  await chmod(folder, 0o755);
  process.env.ONPAR_TEST_HOMES = folder;
  return () => rm(folder, { recursive: true });
}
