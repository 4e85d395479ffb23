import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { createTestDatabase, type TestDatabase } from '#prisma/test-database.ts';
import { closeStudy } from '../life/close-study.ts';
import { excludeComparison } from '../life/exclude-comparison.ts';
import { requireStudy } from '../life/require-study.ts';
import { addOpenStudy, addPromptsAndModels, addRater, NOW, trialsOf, vote } from '../test-study.ts';
import { keepRuntimes } from '../runtime/keep-runtimes.ts';
import { derivePairs } from './derive-pairs.ts';
import type { PairGallery } from './derive-pairs.ts';
import { gatherSources } from './gather-sources.ts';
import { openBundle } from './open-bundle.ts';
import { readSources } from './read-sources.ts';
import { edit, tamper, writeBundle } from './test-bundle.ts';
import { verifyBundle, type VerifiedBundle } from './verify-bundle.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-changed-'));
  test = await createTestDatabase();
  await addPromptsAndModels(test.db);
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

async function verify(path: string): Promise<VerifiedBundle> {
  return verifyBundle(await openBundle(path));
}

/** Opens a study, lets raters vote as these answer, and closes it. */
async function close(
  change: (text: string) => string,
  beforeClosing: (studyId: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<string> {
  const study = await addOpenStudy(test.db, change);
  for (const answer of ['left', 'right', 'neither'] as const) {
    const rater = await addRater(test.db, study);
    for (const { trialId } of await trialsOf(test.db, rater)) {
      for (const question of ['aesthetics', 'alignment']) {
        await vote(test.db, rater, { trialId, question, answer });
      }
    }
  }
  await beforeClosing(study.id);
  await closeStudy({ db: test.db, slug: study.slug, now: NOW });
  const closed = await requireStudy({ db: test.db, slug: study.slug });
  const name = `${study.slug}.zip`;
  return writeBundle({ db: test.db, study: closed, folder, name, images: false });
}

describe('the bundle of a study that changed after opening', () => {
  it('has both documents, and holds while a deviation explains the change', async () => {
    const path = await close(
      (text) => text.replace('Alpha against', 'Changed'),
      async (studyId) => {
        const where = { studyId_number: { studyId, number: 3 } };
        const { id } = await test.db.comparison.findUniqueOrThrow({ where });
        const why = { reason: 'broken', now: NOW };
        await excludeComparison({ db: test.db, studyId, comparisonId: id, ...why });
      },
    );
    const opened = await openBundle(path);
    expect([...opened.files.keys()]).toContain('frozen-now.json');
    expect((await verify(path)).differences).toEqual([]);
    const hidden = await tamper(
      path,
      edit('deviations.json', () => '[]\n'),
      { listed: true },
    );
    const { differences } = await verify(hidden);
    expect(at(differences, 0)).toMatchObject({
      file: 'frozen-now.json',
      what: 'comparisons.3.excluded was frozen as false and is now true, which no deviation explains',
    });
  });

  it('is refused while nothing explains the change', async () => {
    const study = await addOpenStudy(test.db, (text) => text.replace('Alpha against', 'Silent'));
    await closeStudy({ db: test.db, slug: study.slug, now: NOW });
    await test.db.study.update({ where: { id: study.id }, data: { protocolText: 'another' } });
    const now = await requireStudy({ db: test.db, slug: study.slug });
    await expect(gatherSources({ db: test.db, study: now, software: {} })).rejects.toMatchObject({
      code: 'frozen-differs',
    });
  });
});

describe('the bundle of a study with a rule, or with more arms', () => {
  it('leaves raters out by the rule, from its own votes', async () => {
    const rule = 'min_response_ms: 700, exclusion: { repeat_agreement_below: 0.9 }';
    const path = await close((text) =>
      text.replace('Alpha against', 'Ruled').replace('min_response_ms: 700', rule),
    );
    const { differences } = await verify(path);
    expect(differences).toEqual([]);
    const answers = (await openBundle(path)).files.get('tables/answers.json');
    // who always says left, or right, contradicts themselves where a pair is repeated mirrored
    expect(JSON.parse(Buffer.from(answers ?? []).toString('utf8'))).toMatchObject({
      exclusion: { raters: [{ reason: expect.stringContaining('0.9') }, {}] },
    });
  });

  it('has what a bench measured as its runtime table, and names a second that was changed', async () => {
    const measured = {
      ...{ arm: 'alpha', steps: 30, engine: 'onnxruntime 1.30.0', device: 'cuda:0' },
      ...{ device_name: 'NVIDIA A10', machine: 'a machine', precision: 'float16' as const },
      ...{ median_seconds: 1.29, ci95: [1.2, 1.4] as [number, number], n: 10 },
      ...{ scheduler: 'ddim', width: 512, height: 512, guidance_scale: 7.5 },
    };
    const path = await close(
      (text) => text.replace('Alpha against', 'Timed'),
      (id) => keepRuntimes({ db: test.db, study: { id, slug: 'timed' }, rows: [measured] }),
    );
    const { files } = await openBundle(path);
    expect(
      Buffer.from(present(files.get('tables/runtime.md'), 'tables/runtime.md')).toString('utf8'),
    ).toContain(
      '| Alpha at 30 | 30 | onnxruntime 1.30.0, cuda:0 (NVIDIA A10) | float16 | 1.290 | 1.200 to 1.400 | 10 |',
    );
    expect((await verify(path)).differences).toEqual([]);
    const faster = await tamper(
      path,
      edit('runtime.json', (text) => text.replace('1.29', '0.29')),
      { listed: true },
    );
    const names = (await verify(faster)).differences.map(({ file }) => file);
    expect(names).toContain('tables/runtime.md');
  });

  it('names each pair of three arms', async () => {
    const third = '  - { key: gamma, label: Gamma at 9, model: model-a, steps: 9 }\nquestions:';
    const path = await close((text) =>
      text.replace('Alpha against', 'Three').replace('questions:', third),
    );
    const { differences, findings } = await verify(path);
    expect(differences).toEqual([]);
    expect(at(findings, 0)).toMatch(/of 3 pairs of arms \d (is|are) settled\./);
  });
});

/** Numbers of HEDS 3.0 that stand once, and those that stand once for each of two questions. */
function expectEveryQuestion(sheet: string): void {
  const numbers = [...sheet.matchAll(/^\*\*([\d.]+) /gm)].map(([, number]) => number);
  const upTo = (of: string, last: number): string[] =>
    Array.from({ length: last }, (_, i) => `${of}.${i + 1}`);
  const criterion = [...upTo('4.1', 3), ...upTo('4.2', 3), ...upTo('4.3', 12)];
  expect(numbers).toEqual([
    ...['1.1.1', '1.1.2', '1.2.1', '1.3.1', '1.3.2', ...upTo('2', 5)],
    ...[...upTo('3.1', 3), ...upTo('3.2', 5), ...upTo('3.3', 8)],
    ...[...criterion, ...criterion, ...upTo('5', 4)],
  ]);
  expect(sheet).not.toMatch(/\*\*\n\n\n/);
  expect(sheet).toContain('**5.1 Approval by a research ethics committee**\n\n_Not recorded');
  expect(sheet).toContain('**4.3.7 Verbatim question**\n\nWhich is more pleasing?');
}

describe('the pairs of a bundle', () => {
  const galleryOf = async (path: string): Promise<PairGallery> => {
    const { files } = await openBundle(path);
    return derivePairs(await readSources(files));
  };

  it('say what is missing where no metric of single images is kept, beside a whole sheet', async () => {
    const path = await close((text) => text.replace('Alpha against', 'Unscored'));
    const sheet = (await openBundle(path)).files.get('evaluation-sheet.md');
    expectEveryQuestion(Buffer.from(present(sheet, 'the sheet')).toString('utf8'));
    const { metric, missing, pairs } = await galleryOf(path);
    expect([metric, missing]).toEqual([null, expect.stringContaining('--metrics clipscore')]);
    expect(pairs).toHaveLength(24);
    expect(at(pairs, 0)).toMatchObject({ scores: null, against: null, arms: ['alpha', 'beta'] });
  });

  it('hold people against the CLIPScore that is kept, and the bundle still holds', async () => {
    const { db } = test;
    const path = await close(
      (text) => text.replace('Alpha against', 'Scored'),
      async (studyId) => {
        const arms = await db.arm.findMany({
          where: { studyId },
          include: { samples: { include: { prompt: true } } },
        });
        for (const { key, samples } of arms) {
          const images = samples.map(({ prompt, replicate, sha256 }) => ({
            ...{ prompt_index: prompt.index, replicate, sha256 },
            value: key === 'alpha' ? 20 : 25,
          }));
          const result = { network: { name: 'clip', sha256: 'f'.repeat(64) }, images };
          const row = { studyId, metric: 'clipscore', setB: 'prompts', value: 20, result };
          await db.metricResult.create({ data: { ...row, setA: key } });
        }
      },
    );
    expect((await verify(path)).differences).toEqual([]);
    const { metric, missing, pairs } = await galleryOf(path);
    expect([metric?.label, missing]).toEqual(['CLIPScore', null]);
    for (const { counts, scores, against } of pairs) {
      const answers = counts.first + counts.second + counts.on_par + counts.neither;
      expect(scores).toEqual([20, 25]);
      expect(against).toBeCloseTo((counts.first - counts.second) / answers, 12);
    }
    const report = (await openBundle(path)).files.get('report.html');
    expect(Buffer.from(present(report, 'report.html')).toString('utf8')).toContain(
      'Pairs on which people and CLIPScore disagree most',
    );
  });
});
