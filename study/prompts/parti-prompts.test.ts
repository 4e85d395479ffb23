import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import { importPrompts } from './import-prompts.ts';

/** set by vitest.config.ts when the file is there: it is not part of the repository */
const file = process.env.ONPAR_PARTIPROMPTS;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it.skipIf(file === undefined)(
  'PartiPrompts are 1,632 prompts in 12 categories and 11 challenges (skipped without the file: set ONPAR_PARTIPROMPTS)',
  async () => {
    const text = await readFile(present(file, 'the file'), 'utf8');
    const fileName = 'PartiPrompts.tsv';
    const name = 'PartiPrompts';
    const imported = await importPrompts({
      db: database.db,
      name,
      source: fileName,
      text,
      fileName,
    });
    expect(imported).toMatchObject({ prompts: 1632, categories: 12, challenges: 11 });
    expect(await database.db.prompt.count()).toBe(1632);
  },
);
