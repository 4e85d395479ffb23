import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import { present } from '#domain/present.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';

const ONPAR = resolve('cli/onpar.ts');

let database: TestDatabase;
let home: string;
let work: string;

const PROTOCOL = `
name: Mended
prompts: { set: things }
arms:
  - { key: own, label: Own, model: tiny, steps: 2, scheduler: ddim }
  - { key: small, label: Small, images: small }
questions: [{ id: better, title: Better, ask: Which is better? }]
content_gate: none
`;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'onpar-store-'));
  work = await mkdtemp(join(tmpdir(), 'onpar-store-work-'));
  await cp('generator/fixtures/tiny-sd', join(work, 'tiny'), { recursive: true });
  await writeFile(join(work, 'things.txt'), 'a cat\na dog\na fox\n');
  await writeFile(join(work, 'study.yaml'), PROTOCOL);
  await mkdir(join(work, 'small'));
  for (const i of [0, 1, 2]) {
    const background = { r: 40 * i, g: 90, b: 200 };
    const image = sharp({ create: { width: 48, height: 32, channels: 3, background } });
    await image.toFile(join(work, 'small', `0000${i}-0.png`));
  }
  await expectDone('models', 'add', 'tiny', '--name', 'tiny', '--device', 'cpu');
  await expectDone('prompts', 'import', 'things.txt', '--name', 'things');
  await expectDone('run', 'study.yaml');
}, 180_000);

afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true });
  await rm(work, { recursive: true });
});

type Outcome = { code: number; stdout: string; stderr: string };

function onpar(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: database.url, ONPAR_HOME: home };
  return new Promise((done) => {
    execFile(process.execPath, [ONPAR, ...args], { cwd: work, env }, (error, stdout, stderr) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function expectDone(...args: string[]): Promise<void> {
  expect(await onpar(...args)).toMatchObject({ code: 0 });
}

const found = z.object({
  sha256: z.string(),
  uses: z.array(z.object({ arm: z.string(), as: z.string() })),
  repaired: z.boolean().optional(),
  reason: z.string().nullable().optional(),
});
const reportSchema = z.object({
  checked: z.number(),
  damaged: z.array(found),
  missing: z.array(found),
  unreferenced: z.array(z.object({ sha256: z.string(), bytes: z.number() })),
});

async function verify(...flags: string[]): Promise<z.infer<typeof reportSchema> & Outcome> {
  const outcome = await onpar('store', 'verify', '--json', ...flags);
  return { ...reportSchema.parse(JSON.parse(outcome.stdout)), ...outcome };
}

const placeOf = (sha256: string | null): string => {
  const address = present(sha256, 'a hash');
  return join(home, 'samples', address.slice(0, 2), address.slice(2));
};

async function damage(sha256: string | null): Promise<void> {
  const bytes = await readFile(placeOf(sha256));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
  await writeFile(placeOf(sha256), bytes);
}

/** Any JSON object, as the database takes it. */
const jsonObject = z.record(z.string(), z.json());
const recordOf = ({ record }: { record: unknown }) => jsonObject.parse(record);

const samplesOf = (key: string) =>
  database.db.sample.findMany({ where: { arm: { key } }, orderBy: { prompt: { index: 'asc' } } });

async function expectWhole(): Promise<void> {
  for (const { sha256, blindSha256 } of [
    ...(await samplesOf('own')),
    ...(await samplesOf('small')),
  ])
    for (const address of [sha256, blindSha256]) {
      const bytes = await readFile(placeOf(address));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(address);
    }
}

it('finds nothing wrong with a store that is whole', async () => {
  expect(await verify()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Every image that a study uses is whole.'),
    damaged: [],
    missing: [],
  });
});

it('lists what is damaged, missing or of no study, and mends what can be made again', async () => {
  const own = await samplesOf('own');
  const [first, second, third] = [0, 1, 2].map((i) => at(own, i, 'the samples'));
  const small = at(await samplesOf('small'), 0, 'the samples');
  await damage(present(first, 'the first').sha256);
  await rm(placeOf(present(second, 'the second').blindSha256));
  await rm(placeOf(present(third, 'the third').sha256));
  await damage(present(third, 'the third').blindSha256);
  await damage(small.sha256);
  const stray = createHash('sha256').update('stray').digest('hex');
  await mkdir(join(home, 'samples', stray.slice(0, 2)), { recursive: true });
  await writeFile(placeOf(stray), 'stray');

  const seen = await verify();
  expect(seen.code).toBe(1);
  const addresses = (list: { sha256: string }[]) => list.map(({ sha256 }) => sha256).sort();
  expect(addresses(seen.damaged)).toEqual(
    [first?.sha256, third?.blindSha256, small.sha256].map(String).sort(),
  );
  expect(addresses(seen.missing)).toEqual([second?.blindSha256, third?.sha256].map(String).sort());
  expect(seen.unreferenced).toContainEqual({ sha256: stray, bytes: 5 });
  expect(seen.stderr).toContain('onpar store verify --repair makes them again');

  const mended = await verify('--repair');
  expect(mended.code).toBe(1);
  const left = [...mended.damaged, ...mended.missing].filter(({ repaired }) => repaired === false);
  expect(left.map(({ sha256 }) => sha256)).toEqual([small.sha256]);
  expect(at(left, 0, 'what is left').reason).toContain('small/00000-0.png');

  expect(await verify('--repair', '--from', 'small')).toMatchObject({ code: 0 });
  await expectWhole();
});

it('takes no image but the very same', async () => {
  const own = at(await samplesOf('own'), 0, 'the samples');
  const where = { name: 'tiny' };
  const { folder } = await database.db.model.findUniqueOrThrow({ where });
  const unet = join(folder, 'scheduler/scheduler_config.json');
  const config = await readFile(unet, 'utf8');
  await rm(placeOf(own.sha256));
  await rm(placeOf(own.blindSha256));
  await writeFile(unet, `${config}\n`);
  const other = await verify('--repair');
  expect(other.code).toBe(1);
  expect(other.missing.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('are not those of the model'),
    expect.stringContaining('are not those of the model'),
  ]);
  await writeFile(unet, config);
  await database.db.sample.update({
    where: { id: own.id },
    data: { record: { ...recordOf(own), seed: 77 } },
  });
  const seed = await verify('--repair');
  expect(seed.missing.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('not the same to the byte'),
    expect.stringContaining('not the same to the byte'),
  ]);
  await database.db.sample.update({
    where: { id: own.id },
    data: { record: recordOf(own) },
  });
  expect((await verify('--repair')).code).toBe(0);
  await expectWhole();
});
