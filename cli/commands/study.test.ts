import { last } from '#domain/last.ts';
import { present } from '#domain/present.ts';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVotesCsv } from '#evaluation/votes/rows/read-votes-csv.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { enrolRater } from '#study/raters/enrol.ts';
import { giveConsent } from '#study/raters/give-consent.ts';
import { recordVote } from '#study/voting/record-vote.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await pretendModel();
  folder = await mkdtemp(join(tmpdir(), 'onpar-cli-study-'));
  await writeFile(join(folder, 'words.txt'), 'a cat\na dog\na "quoted" fox, =1+1\n');
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

type Outcome = { code: number; stdout: string; stderr: string };

function onpar(...args: string[]): Promise<Outcome> {
  const program = join(import.meta.dirname, '..', 'onpar.ts');
  const env = { ...process.env, DATABASE_URL: test.url, ONPAR_HOME: folder };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, env },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

const PROTOCOL = `name: Alpha against Beta
prompts: { set: words }
arms:
  - { key: alpha, label: Alpha, model: tiny, steps: 2 }
  - { key: beta, label: Beta, model: tiny, steps: 4 }
questions:
  - { id: q, title: Better, ask: Which? }
content_gate: none
`;

/** What the commands for models and runs leave behind. */
async function pretendModel(): Promise<void> {
  const sha256 = 'a'.repeat(64);
  await test.db.model.create({
    data: { name: 'tiny', folder: '/nowhere', sha256, files: {}, report: {} },
  });
}
async function pretendImages(): Promise<void> {
  const shas = { sha256: 'b'.repeat(64), blindSha256: 'c'.repeat(64) };
  await test.db.sample.updateMany({ data: { state: 'done', ...shas } });
  await test.db.run.updateMany({ data: { state: 'completed', done: 6 } });
}

describe("a study's life on the command line", () => {
  it('goes from prompts to an export, told by JSON', async () => {
    const imported = await onpar('prompts', 'import', 'words.txt', '--json');
    expect(JSON.parse(imported.stdout)).toMatchObject({ name: 'words', prompts: 3 });
    const listed = await onpar('prompts', 'list', '--json');
    expect(JSON.parse(listed.stdout)).toMatchObject({ prompt_sets: [{ name: 'words' }] });

    await writeFile(join(folder, 'study.yaml'), PROTOCOL);
    const created = await onpar('study', 'create', 'study.yaml', '--json');
    expect(JSON.parse(created.stdout)).toMatchObject({
      slug: 'alpha-against-beta',
      state: 'draft',
      run: { state: 'queued', total: 6 },
    });
    const early = await onpar('study', 'open', 'study.yaml');
    expect(early).toMatchObject({ code: 1, stdout: '' });
    expect(early.stderr).toContain('0 of 6 images');
    await pretendImages();
    const opened = await onpar('study', 'open', 'study.yaml', '--json');
    expect(JSON.parse(opened.stdout)).toMatchObject({ state: 'open' });

    const invited = await onpar('raters', 'invite', 'alpha-against-beta', '--count', '2');
    const [header, first] = invited.stdout.trim().split('\n');
    expect(header).toBe('rater,url');
    expect(first).toMatch(/^R-[0-9A-Z]{5},http:\/\/localhost:3000\/invite\/[\w-]{22}$/);
    await voteOnce(last(present(first, 'an invitation').split('/')));

    const exported = await onpar('votes', 'export', 'study.yaml', '-o', 'votes.csv', '--json');
    expect(JSON.parse(exported.stdout)).toEqual({
      votes: 1,
      file: 'votes.csv',
      warnings: [],
    });
    const bytes = await readFile(join(folder, 'votes.csv'));
    const rows = await Array.fromAsync(readVotesCsv(Readable.from([bytes]), 'votes.csv'));
    expect(rows.flat()).toMatchObject([{ answer: 'left', kind: 'main', order: 0, revision: 1 }]);
    const printed = await onpar('votes', 'export', 'study.yaml');
    expect(printed.stdout).toBe(bytes.toString());
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);

    const closed = await onpar('study', 'close', 'study.yaml', '--json');
    expect(JSON.parse(closed.stdout)).toMatchObject({ state: 'closed', votes: { given: 1 } });
    const all = await onpar('study', 'status', '--json');
    expect(JSON.parse(all.stdout)).toMatchObject({ studies: [{ slug: 'alpha-against-beta' }] });
  });

  it('ends with 2 and one sentence when the call was wrong', async () => {
    await writeFile(join(folder, 'bad.yaml'), PROTOCOL.replace('steps: 4', 'steps: many'));
    await writeFile(join(folder, 'people.txt'), 'a@x.test\nnobody\n');
    const calls: [string[], string][] = [
      [['study', 'create', 'bad.yaml'], 'bad.yaml:5 arms.1.steps'],
      [['study', 'create', 'missing.yaml'], 'missing.yaml'],
      [['study', 'status', 'nothing'], 'nothing'],
      [['raters', 'invite', 'nothing'], '--count N or --emails FILE'],
      [['raters', 'invite', 'nothing', '--count', '0'], 'whole number'],
      [['raters', 'invite', 'nothing', '--emails', 'people.txt'], 'people.txt:2'],
      [['votes', 'export', 'nothing', '--json'], '-o FILE'],
      [['prompts', 'import', 'missing.txt'], 'missing.txt'],
    ];
    for (const [args, message] of calls) {
      const outcome = await onpar(...args);
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toContain(message);
      expect(outcome.stderr).not.toContain('    at ');
    }
  });
});

/** A rater takes up a link and answers the first trial. */
async function voteOnce(inviteToken: string): Promise<void> {
  const now = new Date('2026-01-02T03:04:05Z');
  const { db } = test;
  const { enrolment } = await enrolRater({ db, inviteToken, now, randomBytes });
  await giveConsent({ db, enrolmentId: enrolment.id, now });
  const trial = await db.trial.findFirstOrThrow({
    where: { enrolmentId: enrolment.id },
    orderBy: { order: 'asc' },
  });
  await recordVote({
    db,
    enrolmentId: enrolment.id,
    trialId: trial.id,
    question: 'q',
    answer: 'left',
    idempotencyKey: 'the-only-vote',
    shownAt: now,
    clientAt: now,
    responseMs: 1234,
    now,
  });
}
