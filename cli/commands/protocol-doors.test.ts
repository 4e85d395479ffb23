import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Command } from 'commander';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { GOOD, REFUSED, WARNED, WORDS } from '#study/fixtures/wrong-protocols.ts';
import { importPrompts } from '#study/prompts/import-prompts.ts';
import { formatFinding } from '#study/protocol/finding.ts';
import { databaseSources } from '#study/runs/database-sources.ts';
import { readPlan } from '#study/runs/read-plan.ts';
import { planProtocol } from '../images/generate-protocol.ts';
import { captureCommand } from './capture-command.ts';
import { generateCommand } from './generate.ts';
import { runCommand } from './run.ts';
import { studyCommand } from './study.ts';

let test: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'onpar-doors-'));
  file = join(folder, 'study.yaml');
  vi.stubEnv('DATABASE_URL', test.url);
  vi.stubEnv('ONPAR_HOME', folder);
  const { db } = test;
  await importPrompts({ db, name: 'words', source: 'test', text: WORDS, fileName: 'words.tsv' });
  const model = { folder: resolve('generator/fixtures/tiny-sd'), sha256: 'a'.repeat(64) };
  await db.model.create({ data: { name: 'tiny-sd', ...model, files: {}, report: {} } });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.drop();
  await rm(folder, { recursive: true });
});

/** What the study itself says of a text, as lines of a terminal. */
async function findingsOf(text: string): Promise<string[]> {
  const sources = databaseSources(test.db);
  const planning = await readPlan({ text, fileName: file, sources });
  const findings = 'errors' in planning ? planning.errors : planning.warnings;
  return findings.map((finding) => formatFinding(file, finding));
}

const DOORS: [string, () => Command, () => string[]][] = [
  ['onpar run', runCommand, () => [file]],
  ['onpar study create', studyCommand, () => ['create', file, '--json']],
  ['onpar generate', generateCommand, () => ['--protocol', file, '--out', join(folder, 'out')]],
];

describe('a protocol that cannot be carried out is refused in the same words everywhere', () => {
  it.each(REFUSED)('%s', async (_, text, finding) => {
    await writeFile(file, text);
    const expected = await findingsOf(text);
    expect(expected.filter((line) => line.startsWith(`${file}:${finding}`))).not.toEqual([]);
    for (const [, command, args] of DOORS) {
      const ran = await captureCommand(command(), ...args());
      expect(ran).toEqual({ code: 2, out: '', err: `${expected.join('\n')}\n` });
    }
    expect(await test.db.study.count()).toBe(0);
  });
});

describe('a protocol that is most likely not meant is taken, with a warning', () => {
  it.each(WARNED)('%s', async (_, text, finding) => {
    await writeFile(file, text);
    const expected = await findingsOf(text);
    expect(expected.filter((line) => line.startsWith(`${file}:${finding}`))).not.toEqual([]);
    const created = await captureCommand(studyCommand(), 'create', file, '--json');
    expect(created.code).toBe(0);
    expect(JSON.parse(created.out)).toMatchObject({ warnings: expected });
    for (const line of expected) expect(created.err).toContain(`warning: ${line}\n`);
    const { warnings } = await planProtocol({ protocol: file });
    expect(warnings).toEqual(expected);
  });

  it('and one in order without any', async () => {
    await writeFile(file, GOOD);
    const created = await captureCommand(studyCommand(), 'create', file, '--json');
    expect(JSON.parse(created.out)).toMatchObject({ warnings: [] });
  });
});

describe('generate', () => {
  it('takes no prompts for those of another set', async () => {
    await writeFile(file, GOOD);
    const other = join(folder, 'others.tsv');
    await writeFile(other, WORDS);
    const args = ['--protocol', file, '--prompts', other, '--out', join(folder, 'out')];
    const ran = await captureCommand(generateCommand(), ...args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(':2 prompts.set is no prompt set that is known, "words": known are');
  });

  it('takes a file of another spelling for another set, as the study does', async () => {
    await writeFile(file, GOOD.replace('set: words', 'set: Words'));
    const words = join(folder, 'words.tsv');
    await writeFile(words, WORDS);
    const args = ['--protocol', file, '--prompts', words, '--out', join(folder, 'out')];
    const { err } = await captureCommand(generateCommand(), ...args);
    expect(err).toContain(
      'prompts.set is no prompt set that is known, "Words": did you mean words?',
    );
    const created = await captureCommand(studyCommand(), 'create', file);
    expect(created).toMatchObject({ code: 2, err });
  });
});
