import { cp, glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addClosedStudy } from '#study/bundle/test-bundle.ts';
import { addPromptsAndModels } from '#study/test-study.ts';
import { buildProgram } from '../onpar.ts';

const CHECKOUT = resolve('.');
const USER = 'ada-of-the-machine';

let database: TestDatabase;
/** of a user whose name is in every path that the commands are given */
let home: string;
let study: string;

const at = (name: string): string => join(home, name);

beforeAll(async () => {
  database = await createTestDatabase();
  home = join(await mkdtemp(join(tmpdir(), 'onpar-paths-')), USER);
  await mkdir(home);
  for (const [name, place] of Object.entries({ DATABASE_URL: database.url, ONPAR_HOME: home }))
    vi.stubEnv(name, place);
  await cp('generator/fixtures/tiny-sd', at('model'), { recursive: true });
  await addPromptsAndModels(database.db);
  await database.db.model.updateMany({ data: { folder: at('model') } });
  study = (await addClosedStudy(database.db, home)).slug;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(join(home, '..'), { recursive: true });
});

/** What a command prints to be read or passed on. */
async function onpar(...args: [string, ...string[]]): Promise<string> {
  const written: string[] = [];
  const spies = [
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    }),
  ];
  try {
    await (await buildProgram(args)).parseAsync(args, { from: 'user' });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written.join('');
}

it('names neither a place on the machine nor its user in what is told of a study', async () => {
  const once = ['--repeats', '1', '--steps', '1', '--device', 'cpu', '--json'];
  const told = [await onpar('bench', study, ...once)];
  for (const format of ['markdown', 'csv', 'csv-tidy', 'latex', 'html', 'json', 'model-card'])
    told.push(await onpar('table', study, '--format', format, '--replicates', '50'));
  for (const ask of ['certificate', 'status'])
    told.push(await onpar('study', ask, study, '--json'));
  told.push(await onpar('study', 'document', study), await onpar('study', 'status', '--json'));
  told.push(await onpar('votes', 'export', study));
  told.push(await onpar('compare', '--model', 'model-a', '--json'));
  for (const text of told) expect(text).not.toBe('');
  expect(placesOf(told.map((text, i) => [`output ${i}`, Buffer.from(text)]))).toEqual([]);
});

it('names them in no file of a bundle', async () => {
  await onpar('report', study, '-o', at('bundle.zip'), '--images');
  const bundle = Object.entries(unzipSync(await readFile(at('bundle.zip'))));
  expect(bundle.length).toBeGreaterThan(15);
  expect(placesOf(bundle)).toEqual([]);
});

it('names them in no image, and in nothing that is measured of images', async () => {
  const made = ['--replicates', '2', '--steps', '2', '--device', 'cpu', '--out', at('made')];
  await onpar('generate', '--model', at('model'), '--prompt', 'cat', ...made);
  const names = await Array.fromAsync(glob('**/*.{png,jsonl}', { cwd: at('made') }));
  expect(names).toHaveLength(3);
  const files = names.map(async (name) => [name, await readFile(at(`made/${name}`))] as const);
  const sets = [at('made/2'), at('made/2')];
  const told = [
    await onpar('fid', ...sets, '--network', 'embedded', '--json'),
    await onpar('metrics', ...sets, '--network', 'embedded', '--metrics', 'kid', '--json'),
  ];
  const printed = told.map((text, i) => [`output ${i}`, Buffer.from(text)] as const);
  expect(placesOf([...(await Promise.all(files)), ...printed])).toEqual([]);
});

/** The places that each of some files names. */
function placesOf(files: readonly (readonly [string, Uint8Array])[]): string[] {
  // a short name of a machine may be a word
  const machine = hostname().length > 7 ? [hostname()] : [];
  const places = [USER, CHECKOUT, homedir(), tmpdir(), ...machine];
  return files.flatMap(([name, bytes]) =>
    places
      .filter((place) => Buffer.from(bytes).includes(place))
      .map((place) => `${name}: ${place}`),
  );
}
