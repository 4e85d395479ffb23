import { watch } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startPostgres } from './start-postgres.ts';

it('writes nothing beside the home folder, whose place may be another user’s', async () => {
  const around = await mkdtemp(join(tmpdir(), 'onpar-around-'));
  const homeFolder = join(around, 'home');
  await mkdir(homeFolder);
  const touched = new Set<string | null>();
  const watcher = watch(around, (_, name) => touched.add(name));
  try {
    const starting = startPostgres({ homeFolder, say: () => undefined, mustExist: true });
    await expect(starting).rejects.toMatchObject({ code: 'database-gone' });
    await pause(200);
    expect([...touched].filter((name) => name !== 'home')).toEqual([]);
  } finally {
    watcher.close();
    await rm(around, { recursive: true });
  }
});
