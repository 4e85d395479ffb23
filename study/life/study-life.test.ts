import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from './close-study.ts';
import { excludeComparison } from './exclude-comparison.ts';
import { freezeStudy } from './freeze-study.ts';
import { importPrompts } from '../prompts/import-prompts.ts';
import { listPromptSets } from '../prompts/list-prompt-sets.ts';
import { openStudy } from './open-study.ts';
import { recordDeviation } from './record-deviation.ts';
import { releaseSample } from './release-sample.ts';
import { resolveStudy } from './resolve-study.ts';
import { studyStatus } from './study-status.ts';
import { addOpenStudy, addPromptsAndModels, addStudy, finishRun, NOW } from '../test-study.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(() => test.drop());

const samplesOf = (studyId: string) =>
  test.db.sample.findMany({
    where: { run: { studyId } },
    include: { arm: true, prompt: true },
  });

describe('importing prompts', () => {
  const cats = { name: 'cats', source: 'test', text: 'a cat\ntwo cats\n', fileName: 'cats.txt' };

  it('stores a file once, and refuses other content under its name', async () => {
    const { db } = test;
    const first = await importPrompts({ db, ...cats });
    const second = await importPrompts({ db, ...cats });
    expect(second.id).toBe(first.id);
    await expect(importPrompts({ db, ...cats, text: 'a dog\n' })).rejects.toThrow(
      'a prompt set named cats with other content exists',
    );
    expect(await db.prompt.count({ where: { promptSetId: first.id } })).toBe(2);
  });

  it('stores it once when two imports come at once', async () => {
    const { db } = test;
    const twice = { ...cats, name: 'twice' };
    const made = await Promise.all([1, 2, 3].map(() => importPrompts({ db, ...twice })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect((await listPromptSets({ db })).filter(({ name }) => name === 'twice')).toMatchObject([
      { prompts: 2, source: 'test' },
    ]);
  });
});

describe('creating a study', () => {
  it('writes down arms, run, samples with shared seeds, and comparisons', async () => {
    const study = await addStudy(test.db);
    expect(study).toMatchObject({ slug: 'alpha-against-beta', state: 'draft', seed: 0 });
    const run = await test.db.run.findFirstOrThrow({ where: { studyId: study.id } });
    expect(run).toMatchObject({ state: 'queued', total: 24, stepsTotal: 12 * 30 + 12 * 50 });
    const samples = await samplesOf(study.id);
    expect(samples).toHaveLength(24);
    for (const { seed, replicate, prompt } of samples) {
      expect(seed).toBe(BigInt(replicate + 2 * prompt.index));
    }
    const comparisons = await test.db.comparison.findMany({
      where: { studyId: study.id },
      orderBy: { number: 'asc' },
      include: { sampleA: { include: { arm: true } }, sampleB: { include: { arm: true } } },
    });
    expect(comparisons.map(({ number }) => number)).toEqual(
      Array.from({ length: 12 }, (_, i) => i),
    );
    for (const { promptId, replicate, sampleA, sampleB } of comparisons) {
      expect([sampleA.arm.key, sampleB.arm.key]).toEqual(['alpha', 'beta']);
      expect([sampleA.promptId, sampleB.promptId]).toEqual([promptId, promptId]);
      expect([sampleA.replicate, sampleB.replicate]).toEqual([replicate, replicate]);
    }
  });

  it('gives a second study of the same name a short name of its own', async () => {
    const study = await addStudy(test.db);
    expect(study.slug).toMatch(/^alpha-against-beta-\d+$/);
    expect((await resolveStudy({ db: test.db, reference: study.slug })).id).toBe(study.id);
    expect((await resolveStudy({ db: test.db, reference: study.id })).id).toBe(study.id);
  });

  it('says which command adds what is missing, and leaves nothing behind', async () => {
    const before = await test.db.study.count();
    await expect(
      addStudy(test.db, (text) => text.replace('set: words', 'set: PartiPrompts')),
    ).rejects.toThrow('onpar prompts import partiprompts');
    await expect(
      addStudy(test.db, (text) => text.replace('model: model-b', 'model: model-z')),
    ).rejects.toThrow('onpar models add DIR --name model-z');
    await expect(addStudy(test.db, (text) => `${text}seeds: { list: [1, 2] }\n`)).rejects.toThrow(
      'seeds.list has 2 seeds',
    );
    expect(await test.db.study.count()).toBe(before);
  });

  it('does not find a study that is not there', async () => {
    const missing = resolveStudy({ db: test.db, reference: 'nothing.yaml' });
    await expect(missing).rejects.toMatchObject({ code: 'unknown-study', exitCode: 2 });
  });
});

describe('opening a study', () => {
  const open = (slug: string) => openStudy({ db: test.db, slug, now: NOW });

  it('waits for the run, then freezes protocol and images under a hash', async () => {
    const study = await addStudy(test.db);
    await expect(open(study.slug)).rejects.toThrow('queued, 0 of 24 images made');
    await finishRun(test.db, study);
    const opened = await open(study.slug);
    expect(opened).toMatchObject({ state: 'open', openedAt: NOW });
    expect(opened.frozenHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(open(study.slug)).rejects.toThrow('open already');
    const frozen = await freezeStudy({ db: test.db, studyId: study.id });
    expect(frozen.sha256).toBe(opened.frozenHash);
  });

  it('has another hash when one image is another', async () => {
    const study = await addOpenStudy(test.db);
    const { id } = at(await samplesOf(study.id), 0, 'the samples');
    await test.db.sample.update({
      where: { id },
      data: { blindSha256: 'f'.repeat(64) },
    });
    const frozen = await freezeStudy({ db: test.db, studyId: study.id });
    expect(frozen.sha256).not.toBe(study.frozenHash);
  });

  it('waits for the content gate, and for a decision on what it holds', async () => {
    const gated = (text: string): string =>
      text.replace('content_gate: none', 'content_gate: { threshold: 0.5 }');
    const study = await addStudy(test.db, gated);
    await finishRun(test.db, study);
    await expect(open(study.slug)).rejects.toThrow('24 images');
    const where = { run: { studyId: study.id } };
    await test.db.sample.updateMany({ where, data: { gateScore: 0.5 } });
    const comparisons = await test.db.comparison.findMany({ where: { studyId: study.id } });
    const [first, second] = [at(comparisons, 0), at(comparisons, 1)];
    const held = [first.sampleAId, second.sampleBId];
    await test.db.sample.updateMany({ where: { id: { in: held } }, data: { gateScore: 0.9 } });
    await expect(open(study.slug)).rejects.toThrow('holds 2 images');
    const { gate } = await studyStatus({ db: test.db, slug: study.slug });
    expect(gate).toEqual({ unscored: 0, held: 2 });
    const why = { db: test.db, studyId: study.id, reason: 'a beach', now: NOW };
    await releaseSample({ ...why, sampleId: first.sampleAId });
    await excludeComparison({ ...why, comparisonId: second.id });
    expect(await open(study.slug)).toMatchObject({ state: 'open' });
    expect(await test.db.deviation.count({ where: { studyId: study.id } })).toBe(0);
  });

  it('refuses while an image of a comparison is missing', async () => {
    const study = await addStudy(test.db);
    await finishRun(test.db, study);
    const { id } = at(await samplesOf(study.id), 0, 'the samples');
    await test.db.sample.update({ where: { id }, data: { state: 'failed' } });
    await expect(open(study.slug)).rejects.toThrow('1 images');
  });
});

describe('a study that is open', () => {
  it('lists what is changed as deviations, with reason and time', async () => {
    const study = await addOpenStudy(test.db);
    const { id: comparisonId } = await test.db.comparison.findFirstOrThrow({
      where: { studyId: study.id },
    });
    const why = { db: test.db, studyId: study.id, now: NOW };
    await excludeComparison({ ...why, comparisonId, reason: ' offensive ' });
    await excludeComparison({ ...why, comparisonId, reason: 'again' });
    expect(await test.db.deviation.findMany({ where: { studyId: study.id } })).toMatchObject([
      { kind: 'excluded comparison', reason: 'offensive', at: NOW, detail: { comparison: 0 } },
    ]);
    const silent = recordDeviation({ ...why, kind: 'looked early', reason: ' ' });
    await expect(silent).rejects.toMatchObject({ code: 'no-reason' });
  });

  it('closes once', async () => {
    const { slug } = await addOpenStudy(test.db);
    const later = new Date(NOW.getTime() + 1000);
    const closed = await closeStudy({ db: test.db, slug, now: later });
    expect(closed).toMatchObject({ state: 'closed', closedAt: later });
    await expect(closeStudy({ db: test.db, slug, now: later })).rejects.toThrow('is closed');
  });
});
