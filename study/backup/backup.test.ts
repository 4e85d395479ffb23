import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import type { SampleStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { readMigrations } from '#prisma/read-migrations.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { openStudy } from '../life/open-study.ts';
import { findInvitation } from '../raters/find-invitation.ts';
import { readStudyResult } from '../results/read-study-result.ts';
import { verifyStore } from '../store/verify-store.ts';
import {
  NOW,
  addInvitation,
  addPromptsAndModels,
  addRater,
  addStudy,
  trialsOf,
  vote,
} from '../test-study.ts';
import { partsOf } from './backup-manifest.ts';
import { openBackup } from './open-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import type { Restored } from './restore-backup.ts';
import { addOddRows, reseal, rowsOf } from './test-rows.ts';
import { writeBackup } from './write-backup.ts';

type Installation = { database: TestDatabase; home: string; store: SampleStore };

let work: string;
let source: Installation;
let file: string;
let invitation: string;
const others: Installation[] = [];
const NEVER = new AbortController().signal;

async function install(database: TestDatabase): Promise<Installation> {
  const home = await mkdtemp(join(work, 'home-'));
  return { database, home, store: openLocalStore(join(home, 'samples')) };
}

/** A place that nothing was ever put into, with tables or without. */
async function emptyPlace({ hasTables = false } = {}): Promise<Installation> {
  const place = await install(await createTestDatabase());
  others.push(place);
  if (!hasTables) {
    await place.database.db.$executeRaw`DROP SCHEMA public CASCADE`;
    await place.database.db.$executeRaw`CREATE SCHEMA public`;
  }
  return place;
}

const places = ({ home }: Installation) => ({ packageFolder: '/package', homeFolder: home });

async function backUp(path: string, from = source): Promise<void> {
  await writeBackup({
    ...{ path, url: from.database.url, store: from.store, places: places(from), signal: NEVER },
    ...{ secret: 'a secret', release: '0.1.0', now: NOW, onBroken: undefined },
    onProgress: () => undefined,
  });
}

async function restore(to: Installation, path = file, signal = NEVER): Promise<Restored> {
  const backup = await openBackup(path);
  return restoreBackup({
    ...{ backup, url: to.database.url, store: to.store, places: places(to), signal },
    onProgress: () => undefined,
  });
}

/** Images of a study, as a worker leaves them: the bytes in the store, their addresses in the rows. */
async function makeImages({ database: { db }, store }: Installation): Promise<void> {
  for (const { id } of await db.sample.findMany()) {
    const sha256 = await store.put(randomBytes(3000));
    const blindSha256 = await store.put(randomBytes(2000));
    await db.sample.update({ where: { id }, data: { state: 'done', sha256, blindSha256 } });
  }
  await db.run.updateMany({ data: { state: 'completed' } });
}

async function resultOf(db: Database): Promise<string> {
  const study = at(await db.study.findMany({ orderBy: { slug: 'asc' } }), 0, 'the studies');
  return JSON.stringify(await readStudyResult({ db, study, look: null }));
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'onpar-backup-'));
  source = await install(await createTestDatabase());
  const { db } = source.database;
  await addPromptsAndModels(db);
  const study = await addStudy(db);
  await makeImages(source);
  await openStudy({ db, slug: study.slug, now: NOW });
  const rater = await addRater(db, study);
  for (const { trialId } of await trialsOf(db, rater, 6))
    for (const question of ['aesthetics', 'alignment'])
      await vote(db, rater, { trialId, question, answer: 'left' });
  invitation = await addInvitation(db, study);
  await addOddRows(db);
  await mkdir(join(source.home, 'references'));
  await writeFile(join(source.home, 'references', 'coco.npz'), 'statistics');
  file = join(work, 'onpar.tar');
  await backUp(file);
});

afterAll(async () => {
  for (const { database } of [source, ...others]) await database.drop();
  await rm(work, { recursive: true });
});

describe('a backup', () => {
  it('brought back is the same, to the last bit of every value', async () => {
    const to = await emptyPlace();
    const restored = await restore(to);
    expect(await rowsOf(to.database.db)).toEqual(await rowsOf(source.database.db));
    expect(await resultOf(to.database.db)).toBe(await resultOf(source.database.db));
    const report = await verifyStore({ db: to.database.db, store: to.store });
    expect(report).toMatchObject({ checked: 48, broken: [], unreferenced: [] });
    expect(await findInvitation({ db: to.database.db, inviteToken: invitation })).not.toBeNull();
    expect(await readFile(join(to.home, 'secret'), 'utf8')).toBe('a secret');
    expect(await readFile(join(to.home, 'references', 'coco.npz'), 'utf8')).toBe('statistics');
    expect(restored.absent_models.map(({ name }) => name).sort()).toEqual(['model-a', 'model-b']);
    expect(partsOf(restored)).toBeGreaterThan(48);
  });

  it('tells where models lie in a way that holds on any machine, and nobody else can read it', async () => {
    const bytes = await readFile(file);
    expect(bytes.includes('/nowhere')).toBe(false);
    expect(bytes.includes('elsewhere:model-a')).toBe(true);
    expect(bytes.includes(work)).toBe(false);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('is as of one moment, whatever is written meanwhile', async () => {
    const { db } = source.database;
    const path = join(work, 'busy.tar');
    const before = await rowsOf(db);
    let meanwhile: Promise<unknown> | undefined;
    await writeBackup({
      ...{ path, url: source.database.url, store: source.store, places: places(source) },
      ...{ secret: 's', release: '0.1.0', now: NOW, onBroken: undefined, signal: NEVER },
      onProgress: () => {
        meanwhile ??= db.user.create({ data: { name: 'a newcomer' } });
      },
    });
    await meanwhile;
    const to = await emptyPlace({ hasTables: true });
    await restore(to, path);
    expect(await rowsOf(to.database.db)).toEqual(before);
    await db.user.deleteMany();
  });

  it('that is stopped leaves no file', async () => {
    const folder = await mkdtemp(join(work, 'stopped-'));
    const stop = new AbortController();
    const writing = writeBackup({
      ...{ path: join(folder, 'b.tar'), url: source.database.url, store: source.store },
      ...{ places: places(source), secret: 's', release: '0.1.0', now: NOW, onBroken: undefined },
      onProgress: () => stop.abort(),
      signal: stop.signal,
    });
    await expect(writing).rejects.toThrow(/abort/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a store with a damaged image is refused, or made without it when that is asked for', async () => {
    const { db } = source.database;
    const sample = at(await db.sample.findMany({ orderBy: { id: 'asc' } }), 0, 'the samples');
    const sha256 = String(sample.sha256);
    const path = join(source.home, 'samples', sha256.slice(0, 2), sha256.slice(2));
    const whole = await readFile(path);
    await writeFile(path, Buffer.from(whole).fill(0, 10, 20));
    await expect(backUp(join(work, 'no.tar'))).rejects.toMatchObject({ code: 'sample-damaged' });
    const left: string[] = [];
    await writeBackup({
      ...{ path: join(work, 'skip.tar'), url: source.database.url, store: source.store },
      ...{ places: places(source), secret: 's', release: '0.1.0', now: NOW, signal: NEVER },
      onBroken: (one) => left.push(one),
      onProgress: () => undefined,
    });
    expect(left).toEqual([sha256]);
    await writeFile(path, whole);
    const restored = await restore(await emptyPlace(), join(work, 'skip.tar'));
    expect(restored).toMatchObject({ images: 47, left_out: [sha256] });
  });
});

describe('a restore', () => {
  it('refuses a place that is not empty, and leaves it as it was', async () => {
    const before = await rowsOf(source.database.db);
    await expect(restore(source)).rejects.toMatchObject({ code: 'not-empty' });
    expect(await rowsOf(source.database.db)).toEqual(before);
    const to = await emptyPlace();
    await writeFile(join(to.home, 'secret'), 'another secret');
    await expect(restore(to)).rejects.toThrow(/secret of its own/);
  });

  it('refuses a damaged file before anything is there, and says which part', async () => {
    const to = await emptyPlace();
    const whole = await readFile(file);
    const broken = join(work, 'broken.tar');
    for (const part of ['rows/Vote/000000.jsonl', 'settings/secret', 'manifest.json']) {
      const bytes = Buffer.from(whole);
      const place = bytes.indexOf(part) + 512 + 3;
      bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      await writeFile(broken, bytes);
      await expect(restore(to, broken)).rejects.toThrow(`damaged in its part ${part}`);
    }
    await writeFile(broken, whole.subarray(0, whole.length / 2));
    await expect(restore(to, broken)).rejects.toThrow(/cut short/);
    await writeFile(broken, 'votes');
    await expect(restore(to, broken)).rejects.toThrow(/no such archive/);
    expect(await readdir(to.home)).toEqual([]);
    expect(await rowsOf(to.database.db)).toEqual({});
  });

  it('refuses rows that do not fit, however well sealed, and leaves the place empty', async () => {
    const to = await emptyPlace();
    const path = join(work, 'unfit.tar');
    await reseal(file, path, ({ name, bytes }) => ({
      name,
      bytes: name.startsWith('rows/Vote/')
        ? Buffer.from(Buffer.from(bytes).toString().replace('"left"', '"up"'))
        : bytes,
    }));
    await expect(restore(to, path)).rejects.toMatchObject({ code: 'bad-backup' });
    expect(await readdir(to.home)).toEqual([]);
    await restore(to);
  });

  it('that ended half-way is done again', async () => {
    const to = await emptyPlace();
    const stop = new AbortController();
    const first = restoreBackup({
      ...{ url: to.database.url, store: to.store, places: places(to) },
      ...{ signal: stop.signal, backup: await openBackup(file) },
      onProgress: (done, manifest) => {
        // in the midst of the images: the rows are there by now, and do not show
        if (done > partsOf(manifest) - 10) stop.abort();
      },
    });
    await expect(first).rejects.toThrow(/abort/);
    expect(await to.database.db.study.count()).toBe(0);
    expect(await readdir(to.home)).toEqual(['samples']);
    await restore(to);
    expect(await rowsOf(to.database.db)).toEqual(await rowsOf(source.database.db));
  });

  it('mends an image that is damaged where it goes', async () => {
    const to = await emptyPlace();
    const { blindSha256 } = await source.database.db.sample.findFirstOrThrow();
    const place = String(blindSha256);
    await to.store.put(await source.store.get(place));
    const path = join(to.home, 'samples', place.slice(0, 2), place.slice(2));
    await writeFile(path, Buffer.alloc(2000));
    await restore(to);
    await to.store.get(place);
  });

  it('of an earlier release is brought to this one', async () => {
    const names = (await readMigrations()).migrationDirectories.map(({ path }) => path);
    const earlier = await emptyPlace();
    await migrate(earlier.database.url, { upTo: at(names, names.length - 2, 'the migrations') });
    await earlier.database.db.$executeRaw`
      INSERT INTO "PromptSet" ("id", "name", "sha256", "source") VALUES ('set', 'kept', 's', 's')`;
    const path = join(work, 'earlier.tar');
    await backUp(path, earlier);
    const to = await emptyPlace();
    await restore(to, path);
    expect(await to.database.db.promptSet.findMany()).toMatchObject([{ name: 'kept' }]);
    expect(await migrate(to.database.url)).toEqual([]);
    await expect(restore(await emptyPlace({ hasTables: true }), path)).rejects.toMatchObject({
      code: 'not-empty',
      message: expect.stringContaining('an earlier release'),
    });
  });

  it('of a newer release is refused', async () => {
    const path = join(work, 'newer.tar');
    const { db } = source.database;
    await db.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES ('later', 'unknown', '20300101000000_future', now(), now(), 1)`;
    await backUp(path);
    await db.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'later'`;
    const refused = restore(await emptyPlace(), path);
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toMatchObject({
      code: 'newer-database',
      message: expect.stringContaining('20300101000000_future'),
    });
  });
});
