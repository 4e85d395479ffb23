import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { portOfFolder } from './port-of-folder.ts';

let homeFolder: string;
const said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(async () => {
  homeFolder = await mkdtemp(join(tmpdir(), 'onpar-port-'));
  said.length = 0;
});
afterEach(() => rm(homeFolder, { recursive: true }));

it('is the same for the life of a folder', async () => {
  const port = await portOfFolder({ homeFolder, say });
  expect(await portOfFolder({ homeFolder, say })).toBe(port);
  expect(said).toEqual([]);
});

it('stays where what is left of a server that was killed lets go of it', async () => {
  const port = await portOfFolder({ homeFolder, say });
  const remains = createServer();
  await new Promise<void>((done) => remains.listen(port, '127.0.0.1', done));
  const asked = portOfFolder({ homeFolder, say });
  setTimeout(() => remains.close(), 200);
  expect(await asked).toBe(port);
  expect(said).toEqual([]);
});

it('is another one, said aloud, when somebody else has taken it', async () => {
  const port = await portOfFolder({ homeFolder, say });
  const stranger = createServer();
  await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done));
  const other = await portOfFolder({ homeFolder, say });
  await new Promise((done) => stranger.close(done));
  expect(other).not.toBe(port);
  expect(said.join()).toContain(`Port ${port} is taken`);
  expect(await portOfFolder({ homeFolder, say })).toBe(other);
});
