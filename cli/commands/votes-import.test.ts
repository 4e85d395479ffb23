import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { tableCommand } from './table.ts';
import { votesCommand } from './votes.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-votes-import-'));
  test = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
  await rm(folder, { recursive: true });
});

async function printed(work: () => Promise<unknown>): Promise<unknown> {
  let out = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true),
  ];
  await work().finally(() => spies.forEach((spy) => spy.mockRestore()));
  return JSON.parse(out);
}

const run = (...args: string[]): Promise<unknown> =>
  votesCommand().parseAsync(['import', ...args], { from: 'user' });

describe('onpar votes import', () => {
  it('makes a study that has a table, and a votes.csv with the same table', async () => {
    const file = join(folder, 'My votes.csv');
    const output = join(folder, 'out.csv');
    await writeFile(file, 'who,p,x,y,won\na,1,A,B,A\nb,1,A,B,both bad\na,2,B,A,tie\n');
    const map = ['--map', 'rater=who,prompt=p,arm_a=x', '--map', 'arm_b=y,answer=won'];
    const made = await printed(() => run(file, '--from', 'csv', ...map, '-o', output, '--json'));
    expect(made).toMatchObject({
      ...{ study: 'my-votes', state: 'closed', from: 'csv', votes: 3, raters: 2, comparisons: 2 },
      answers: { left: 1, neither: 1, on_par: 1 },
    });
    const table = (...args: string[]): Promise<unknown> =>
      printed(() =>
        tableCommand().parseAsync([...args, '--replicates', '0', '--json'], { from: 'user' }),
      );
    const counts = {
      questions: [{ n: 3, cells: [{ count: 1 }, { count: 0 }, { count: 1 }, { count: 1 }] }],
    };
    expect(await table('my-votes')).toMatchObject(counts);
    expect(await table('--votes', output)).toMatchObject(counts);
  });

  it('leaves a file that is there alone', async () => {
    const output = join(folder, 'there.csv');
    await writeFile(output, 'mine');
    await expect(run(output, '--from', 'csv', '-o', output)).rejects.toThrow(/is there already/);
    expect(await readFile(output, 'utf8')).toBe('mine');
  });
});
