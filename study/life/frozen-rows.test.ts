import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import type { DatabaseSession } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { importPrompts } from '../prompts/import-prompts.ts';
import { addOpenStudy, addPromptsAndModels } from '../test-study.ts';
import { checkFreeze } from './check-freeze.ts';
import { frozenRowsVersion } from './frozen-rows-version.ts';
import { requireFreeze } from './require-freeze.ts';

/** The rows that a study is made of, by table: those of the study with this id. */
const ROWS = {
  Study: 'SELECT id FROM "Study" WHERE id = $1',
  Arm: 'SELECT id FROM "Arm" WHERE "studyId" = $1',
  Model: 'SELECT DISTINCT "modelId" AS id FROM "Arm" WHERE "studyId" = $1',
  Comparison: 'SELECT id FROM "Comparison" WHERE "studyId" = $1',
  Prompt: 'SELECT DISTINCT "promptId" AS id FROM "Comparison" WHERE "studyId" = $1',
  Sample: 'SELECT s.id FROM "Sample" s JOIN "Run" r ON r.id = s."runId" WHERE r."studyId" = $1',
} as const;

type Table = keyof typeof ROWS;

/** What of these rows may change in a study that has opened, since no result rests on it. */
const FREE: Record<Table, Record<string, string>> = {
  Study: {
    ...{ id: 'a name within the database', createdAt: 'no part of the study' },
    ...{ state: 'goes on to closed', closedAt: 'comes with it' },
    ...{ frozenHash: 'the stamp', frozenText: 'what has the stamp' },
  },
  Arm: { id: 'a name within the database' },
  Model: {
    ...{ id: 'a name within the database', createdAt: 'no part of the study' },
    ...{ folder: 'may be moved', report: 'of a check', certificate: 'of a check' },
  },
  Comparison: { id: 'a name within the database' },
  Prompt: { id: 'a name within the database' },
  Sample: {
    ...{ id: 'a name within the database', attempts: 'progress', stepsDone: 'progress' },
    error: 'progress',
    // the frozen record has both, and no result is made of these
    ...{ seconds: 'for the pages of models and runs', device: 'for the pages of models and runs' },
  },
};

type Column = { table: Table; column: string; type: string; target: string | null };

let test: TestDatabase;
let study: Study;

beforeAll(async () => {
  test = await createTestDatabase();
  const { db } = test;
  await addPromptsAndModels(db);
  study = await addOpenStudy(db, (text) => text.replace('model-b, steps', 'model-a, steps'));
  // a study of other prompts and another model, for rows to be moved to
  const text = 'Prompt\tCategory\tChallenge\tNote\n'.concat('word 0\tother\tBasic\t\n'.repeat(6));
  await importPrompts({ db, name: 'others', source: 'test', text, fileName: 'o.tsv' });
  await addOpenStudy(db, (protocol) =>
    protocol
      .replace('Alpha against', 'Other')
      .replace('set: words', 'set: others')
      .replaceAll('model-a', 'model-b'),
  );
  const empty = { id: '0', slug: 'empty', name: 'Empty', protocol: {}, protocolText: '', seed: 0 };
  await db.study.create({ data: empty });
  // its places are all free, so that any prompt can be moved to it
  const noPrompts = { id: '0', name: 'none', sha256: '0'.repeat(64), source: 'test' };
  await db.promptSet.create({ data: noPrompts });
});
afterAll(() => test.drop());

async function columnsOf(db: DatabaseSession): Promise<Column[]> {
  const columns = await db.$queryRaw<Column[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type",
      (SELECT u.table_name FROM information_schema.referential_constraints r
        JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name
        JOIN information_schema.constraint_column_usage u ON u.constraint_name = r.constraint_name
        WHERE k.table_name = c.table_name AND k.column_name = c.column_name LIMIT 1) AS "target"
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.table_name = ANY(${Object.keys(ROWS)})
    ORDER BY 1, 2`;
  return columns.filter(({ table, column }) => !(column in FREE[table]));
}

/** Another value for a column, in SQL: of another study where it names a row. */
function anotherValue({ column, type, target }: Column): string {
  const now = `"${column}"`;
  if (target !== null) {
    return `(SELECT o.id FROM "${target}" o WHERE o.id <> ALL($2) ORDER BY o.id LIMIT 1)`;
  }
  if (type === 'jsonb') return `'{"changed": true}'`;
  if (type === 'boolean') return `NOT ${now}`;
  if (type === 'USER-DEFINED') return `'failed'`;
  if (type === 'text') return `coalesce(${now}, '') || '!'`;
  if (type.startsWith('timestamp')) return `coalesce(${now}, '2020-01-01') + interval '1 hour'`;
  return `coalesce(${now}, 0) + 700`;
}

/** All rows that are of the study, of whatever table. */
async function idsOfStudy(db: DatabaseSession): Promise<string[]> {
  const queries = [
    ...Object.values(ROWS),
    'SELECT id FROM "Run" WHERE "studyId" = $1',
    `SELECT "promptSetId" AS id FROM "Prompt" WHERE id IN (${ROWS.Prompt})`,
  ];
  const found: string[] = [];
  for (const query of queries) {
    for (const { id } of await db.$queryRawUnsafe<{ id: string }[]>(query, study.id))
      found.push(id);
  }
  return found;
}

class Undone extends Error {}

/** Does something to the database that is undone after it. */
async function undone(work: (session: DatabaseSession) => Promise<void>): Promise<void> {
  const done = test.db.$transaction(async (session) => {
    await work(session);
    throw new Undone();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
}

async function changed(session: DatabaseSession, column: Column, which: number): Promise<void> {
  const rows = await session.$queryRawUnsafe<{ id: string }[]>(ROWS[column.table], study.id);
  const { id } = at(rows, which % rows.length, 'the rows');
  const value = anotherValue(column);
  const others = column.target === null ? [] : [await idsOfStudy(session)];
  const sql = `UPDATE "${column.table}" SET "${column.column}" = ${value} WHERE id = $1`;
  expect(await session.$executeRawUnsafe(sql, id, ...others)).toBe(1);
}

describe('the rows of a study that has opened', () => {
  it('are frozen, each with every column that is not known to go on changing', async () => {
    expect(await requireFreeze({ db: test.db, study })).toMatchObject({ differences: [] });
    const columns = await columnsOf(test.db);
    expect(columns.length).toBeGreaterThan(40);
    const version = await frozenRowsVersion(test.db, study.id);
    for (const column of columns) {
      await fc.assert(
        fc.asyncProperty(fc.nat(1000), (which) =>
          undone(async (session) => {
            await changed(session, column, which);
            expect(await frozenRowsVersion(session, study.id)).not.toBe(version);
            const now = await session.study.findUniqueOrThrow({ where: { id: study.id } });
            const { holds, differences } = await checkFreeze({ db: session, study: now });
            expect({ column, holds }).toEqual({ column, holds: false });
            expect(differences.map(({ path }) => path)).not.toContain('document');
          }),
        ),
        { numRuns: 2 },
      );
    }
    expect(await frozenRowsVersion(test.db, study.id)).toBe(version);
  });

  it.each([
    ['the set of its prompts', `UPDATE "PromptSet" SET name = name`],
    [
      'a deviation',
      `INSERT INTO "Deviation" (id, "studyId", kind, reason) SELECT 'd', id, 'x', 'x' FROM "Study"
        WHERE slug = 'alpha-against-beta'`,
    ],
    ['nothing but a value that is the same', `UPDATE "Sample" SET seed = seed`],
  ])('have another version once somebody wrote %s', async (_what, sql) => {
    await undone(async (session) => {
      const before = await frozenRowsVersion(session, study.id);
      expect(await session.$executeRawUnsafe(sql)).toBeGreaterThan(0);
      expect(await frozenRowsVersion(session, study.id)).not.toBe(before);
    });
  });

  it('have another version when an image of another study that a comparison names is written', async () => {
    await undone(async (session) => {
      const other = await session.sample.findFirstOrThrow({
        where: { run: { studyId: { not: study.id } } },
      });
      const where = { studyId_number: { studyId: study.id, number: 0 } };
      await session.comparison.update({ where, data: { sampleAId: other.id } });
      const before = await frozenRowsVersion(session, study.id);
      await session.$executeRaw`UPDATE "Sample" SET seed = seed + 1 WHERE id = ${other.id}`;
      expect(await frozenRowsVersion(session, study.id)).not.toBe(before);
    });
  });

  it.each([
    [`UPDATE "Arm" SET label = 'X' WHERE key = 'alpha'`, 'stored.arms.alpha.label was frozen as'],
    [`UPDATE "Arm" SET steps = 4 WHERE key = 'beta'`, 'stored.arms.beta.steps was frozen as 50'],
    [
      `UPDATE "Prompt" SET category = 'X'`,
      /stored\.prompts\.words\/\d+\.category was frozen as "kind \d" and is now "X"/,
    ],
    [
      `UPDATE "Sample" SET record = '{"latency_ms":{"total":1}}'`,
      /stored\.samples\.words\/\d+\/0\/alpha\.record_sha256 was frozen as none/,
    ],
    [`UPDATE "Study" SET simulated = true`, 'stored.study.simulated was frozen as false'],
    [`UPDATE "Study" SET origin = '{}'`, 'origin was frozen as none and is now {}'],
    [
      `DELETE FROM "Comparison" WHERE number = 4`,
      /comparisons\.4 was frozen as \{.* and is now none/,
    ],
  ])('are named where they were changed: %s', async (sql, words) => {
    await undone(async (session) => {
      await session.$executeRawUnsafe(sql);
      const now = await session.study.findUniqueOrThrow({ where: { id: study.id } });
      await expect(requireFreeze({ db: session, study: now })).rejects.toThrow(words);
    });
  });
});
