import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import type { Study } from '#prisma/generated/client.ts';
import { addClosedStudy, edit, tamper } from '#study/bundle/test-bundle.ts';
import { addPromptsAndModels } from '#study/test-study.ts';

const ENTRY = fileURLToPath(new URL('../onpar.ts', import.meta.url));
let test: TestDatabase;
let study: Study;
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-report-'));
  bundle = join(folder, 'bundle.zip');
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
  study = await addClosedStudy(test.db, folder);
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

type Ran = { code: number | null; out: string; err: string };

/** Runs the command as a process of its own; checking has no database to reach. */
function onpar(args: string[], databaseUrl = 'postgresql://127.0.0.1:1/none'): Ran {
  const env = { ...process.env, DATABASE_URL: databaseUrl, ONPAR_HOME: folder };
  const ran = spawnSync(process.execPath, [ENTRY, 'report', ...args], { encoding: 'utf8', env });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('onpar report', () => {
  it('writes a bundle that verifies without a database', () => {
    const { code, out, err } = onpar([study.slug, '-o', bundle, '--images', '--json'], test.url);
    expect([code, err]).toEqual([0, '']);
    const made: unknown = JSON.parse(out);
    expect(made).toMatchObject({ file: bundle, images: 24, signed: false });
    const verified = onpar(['verify', bundle]);
    expect([verified.code, verified.out]).toEqual([0, '']);
    expect(verified.err).toMatch(
      /bundle\.zip holds: 22 files made again byte for byte from \d+ rows/,
    );
    const json: unknown = JSON.parse(onpar(['verify', bundle, '--json']).out);
    expect(json).toMatchObject({ holds: true, differences: [], study: study.slug });
  });

  it('names what was changed, the first first, with status 1', async () => {
    const changed = await tamper(
      bundle,
      edit('tables/answers.md', (text) => text.replace('On Par', 'On a par')),
    );
    const { code, err } = onpar(['verify', changed]);
    expect(code).toBe(1);
    expect(err).toMatch(/does not hold: 1 difference\nfirst: tables\/answers\.md, line 5: has /);
    const different = onpar(['diff', bundle, changed]);
    expect([different.code, different.err]).toEqual([0, '']);
    expect(different.out).toContain('files that differ: tables/answers.md');
  });

  it('answers a wrong call with one sentence and status 2', async () => {
    const text = join(folder, 'text.zip');
    await writeFile(text, 'no archive');
    const answers: [string[], number, RegExp][] = [
      [[study.slug], 2, /^onpar: Say where the bundle is to go/],
      [
        ['verify', join(folder, 'nowhere.zip')],
        2,
        /^onpar: .* cannot be read \(there is no such file or folder\)/,
      ],
      [['verify', text], 1, /^onpar: .* is not a whole bundle/],
      [['verify', bundle, '--key', text], 2, /^onpar: The key is not an ed25519 key in PEM/],
      [[study.slug, '-o', bundle, '--sign', text], 2, /^onpar: The key is not|^onpar: .*key/],
    ];
    for (const [args, status, sentence] of answers) {
      const { code, out, err } = onpar(args, test.url);
      expect([code, out, err]).toEqual([status, '', expect.stringMatching(sentence)]);
    }
  });
});
