import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import type { TestDatabase } from '#prisma/test-database.ts';
import { createTestDatabase } from '#prisma/test-database.ts';
import { importPrompts } from './import-prompts.ts';
import { listPromptSets } from './list-prompt-sets.ts';

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
    const { db } = database;
    await importPrompts({ db, name, source: fileName, text, fileName });
    const [set] = await listPromptSets({ db });
    expect(set?.prompts).toBe(1632);
    expect(set?.categories).toHaveLength(12);
    expect(set?.challenges).toHaveLength(11);
  },
);
