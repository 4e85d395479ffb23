import { at } from '#domain/at.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Database } from '#prisma/client.ts';

/** A column that keeps a document, whose shape the database does not hold. */
export type DocumentColumn = { table: string; column: string; isJson: boolean };

/** Texts that are documents too. */
const TEXTS = ['Study.protocolText', 'Study.frozenText', 'ImportedVotes.csv'];

/** Every column of the database that keeps a document; a new one is broken without a line here. */
export async function documentColumns(db: Database): Promise<DocumentColumn[]> {
  return db.$queryRaw<DocumentColumn[]>`
    SELECT table_name AS "table", column_name AS "column", data_type = 'jsonb' AS "isJson"
    FROM information_schema.columns
    WHERE table_schema = 'public'
      AND (data_type = 'jsonb' OR table_name || '.' || column_name = ANY(${TEXTS}))
    ORDER BY 1, 2`;
}

const SPOILT = { json: ['{}', '"spoilt"', '[null]'], text: ['', '\u0001: [%', '{"a":'] };

/**
 * Spoils a document of every row while `during` runs: of studies only those of `slugs`, in each way; of
 * other tables in the one way that is the `turn`'s, since asking all pages takes seconds.
 */
export async function withBroken(
  db: Database,
  { table, column, isJson }: DocumentColumn,
  options: { slugs: readonly string[]; turn: number; during: (how: string) => Promise<void> },
): Promise<void> {
  const { slugs, turn, during } = options;
  const all = isJson ? SPOILT.json : SPOILT.text;
  const ways = table === 'Study' ? all : [at(all, turn % all.length)];
  const [rows, kept] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)];
  const key = Prisma.raw(table === 'ImportedVotes' ? '"studyId"' : '"id"');
  const type = Prisma.raw(isJson ? 'jsonb' : 'text');
  const where = table === 'Study' ? Prisma.sql`"slug" = ANY(${slugs})` : Prisma.sql`TRUE`;
  await db.$executeRaw`CREATE TABLE whole_rows AS SELECT ${key} AS key, ${kept} AS kept FROM ${rows}`;
  try {
    for (const how of ways) {
      await db.$executeRaw`
        UPDATE ${rows} SET ${kept} = ${how}::${type} WHERE ${kept} IS NOT NULL AND ${where}`;
      await during(how);
    }
  } finally {
    await db.$executeRaw`
      UPDATE ${rows} r SET ${kept} = w.kept FROM whole_rows w WHERE r.${key} = w.key`;
    await db.$executeRaw`DROP TABLE whole_rows`;
  }
}
