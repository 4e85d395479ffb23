import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sample } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { addRater, vote } from '#study/test-study.ts';

const SLUG = 'ours-against-two-others';
/** Twenty lines that somebody writes. */
const PROTOCOL = `name: Ours against two others
prompts: { set: things, draw: 3, seed: 1 }
replicates: 1
arms:
  - { key: own, label: Our model, model: tiny, steps: 2 }
  - { key: mj, label: Midjourney 6, images: ./mj }
  - { key: dalle, label: DALL-E 3, images: ./from others/dalle }
fit: contain
questions:
  - id: better
    title: Better image
    ask: Which image is better?
answers: [left, right, on_par, neither]
raters:
  expected: 2
quality:
  practice: 0
  repeats: 0
analysis:
  equivalence_margin: 0.1
content_gate: none
`;

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'onpar-three-arms-'));
  await writeFile(join(folder, 'study.yaml'), PROTOCOL);
  await writeFile(join(folder, 'things.txt'), 'a cat\na red fox, in snow\na dog\n');
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

type Outcome = { code: number; stdout: string; stderr: string };

function onpar(...args: string[]): Promise<Outcome> {
  const program = resolve('cli/onpar.ts');
  const env = { ...process.env, DATABASE_URL: test.url, ONPAR_HOME: folder };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, env },
      (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

/** The same, which has to go well. */
async function done(...args: string[]): Promise<Outcome> {
  const outcome = await onpar(...args);
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return outcome;
}

async function picture(name: string, width: number, height: number): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const background = { r: width, g: height, b: 90 };
  await sharp({ create: { width, height, channels: 3, background } }).toFile(path);
}

it(
  'takes a model and two folders of images from a protocol to a table',
  { timeout: 180_000 },
  async () => {
    await done('prompts', 'import', 'things.txt', '--name', 'things');
    await done('models', 'add', resolve('generator/fixtures/tiny-sd'), '--name', 'tiny');
    for (const index of [0, 1, 2]) await picture(`mj/0000${index}-0.jpg`, 200, 120);
    await picture('mj/00009-0.jpg', 200, 120);
    for (const name of ['A cat', 'a_dog']) await picture(`from others/dalle/${name}.webp`, 90, 160);

    const gap = await onpar('run', 'study.yaml');
    expect(gap.code).toBe(2);
    expect(gap.stderr).toMatch(/^Midjourney 6 +3 of 3 +0 +0 +1 +names of files and folders$/m);
    expect(gap.stderr).toMatch(/^DALL-E 3 +2 of 3 +1 +0 +0 +names of files and folders$/m);
    expect(gap.stderr).toContain(
      'study.yaml:7 arms.2.images lacks 1 of 3 images: prompt 1 "a red fox',
    );
    expect(await test.db.study.count()).toBe(0);

    await picture('from others/dalle/a-red-fox-in-snow.webp', 90, 160);
    const run = await done('run', 'study.yaml', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({
      study: SLUG,
      state: 'completed',
      total: 9,
      warnings: [
        expect.stringContaining('compares a pair of arms on one prompt'),
        expect.stringContaining('leaves 1 file over, of no image of this study: 00009-0.jpg'),
      ],
    });
    await done('study', 'open', SLUG);
    await voteForOwn();
    await done('study', 'close', SLUG);
    const { stdout } = await done('table', SLUG);
    // an arm's share is of its own comparisons
    expect(stdout.split('\n').slice(2, 7)).toEqual([
      '| Our model | 100.0% |',
      '| Midjourney 6 | 0.0% |',
      '| DALL-E 3 | 0.0% |',
      '| On Par | 33.3% |',
      '| Neither | 0.0% |',
    ]);
  },
);

/** Two raters prefer our own images to any other, and find the others on par. */
async function voteForOwn(): Promise<void> {
  const study = await test.db.study.findUniqueOrThrow({ where: { slug: SLUG } });
  for (let i = 0; i < 2; i++) {
    const rater = await addRater(test.db, study);
    const trials = await test.db.trial.findMany({
      where: { enrolmentId: rater },
      include: {
        comparison: {
          include: { sampleA: { include: { arm: true } }, sampleB: { include: { arm: true } } },
        },
      },
      orderBy: { order: 'asc' },
    });
    expect(trials).toHaveLength(3);
    for (const { id: trialId, aOnLeft, comparison } of trials) {
      const { sampleA, sampleB } = comparison;
      const shown = [sampleA, sampleB].map(shownSize);
      expect(shown[0]).toEqual(shown[1]);
      const keys = [sampleA.arm.key, sampleB.arm.key];
      const [left, right] = aOnLeft ? keys : keys.toReversed();
      const answer = left === 'own' ? 'left' : right === 'own' ? 'right' : 'on_par';
      await vote(test.db, rater, { trialId, question: 'better', answer });
    }
  }
}

type Sized = Pick<Sample, 'width' | 'height' | 'blindWidth' | 'blindHeight'>;

function shownSize({ width, height, blindWidth, blindHeight }: Sized): (number | null)[] {
  return [blindWidth ?? width, blindHeight ?? height];
}
