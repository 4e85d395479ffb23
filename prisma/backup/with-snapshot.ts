import pg from 'pg';
import { at } from '#domain/at.ts';
import { appliedMigrations } from '../applied-migrations.ts';
import { useExactText } from './exact-text.ts';
import { tableShapes } from './table-shape.ts';
import type { TableShape } from './table-shape.ts';

/** Where a counter stands; null: it was never used. */
export type Sequence = { name: string; value: string | null };

/** The database as it was at one moment, whatever is written to it meanwhile. */
export type Snapshot = {
  migrations: string[];
  tables: (TableShape & { rows: number })[];
  sequences: Sequence[];
  /** the addresses of all images that samples name */
  images: () => Promise<string[]>;
  /** the rows of a table, in pieces of at most so many lines: each line a JSON object of texts */
  lines: (table: TableShape) => AsyncIterable<string[]>;
};

const LINES = 1000;

/** Does work on the database as it is now: one transaction that only reads, and hinders nobody. */
export async function withSnapshot<T>(
  url: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  // a connection that breaks is told by the query under way
  client.on('error', () => undefined);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await useExactText(client);
    const migrations = await appliedMigrations(client);
    const tables: Snapshot['tables'] = [];
    for (const table of await tableShapes(client))
      tables.push({ ...table, rows: await countRows(client, table) });
    return await work({
      migrations,
      tables,
      sequences: await readSequences(client),
      images: () => readImages(client),
      lines: (table) => readLines(client, table),
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function countRows(client: pg.Client, { name }: TableShape): Promise<number> {
  const sql = `SELECT count(*)::float8 AS count FROM ${client.escapeIdentifier(name)}`;
  return at((await client.query<{ count: number }>(sql)).rows, 0, 'the count of rows').count;
}

async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
      WHERE schemaname = current_schema() ORDER BY name`,
  );
  return rows;
}

async function readImages(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(`
    SELECT "sha256" FROM "Sample" WHERE "sha256" IS NOT NULL
     UNION SELECT "blindSha256" FROM "Sample" WHERE "blindSha256" IS NOT NULL ORDER BY 1`);
  return rows.map(({ sha256 }) => sha256);
}

async function* readLines(
  client: pg.Client,
  { name, columns }: TableShape,
): AsyncGenerator<string[], void, undefined> {
  const quote = (word: string): string => client.escapeIdentifier(word);
  const texts = columns.map((column) => `${quote(column.name)}::text AS ${quote(column.name)}`);
  const rows = `SELECT ${texts.join(', ')} FROM ${quote(name)}`;
  await client.query(
    `DECLARE lines NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (${rows}) r`,
  );
  for (;;) {
    const batch = await client.query<{ line: string }>(`FETCH ${LINES} FROM lines`);
    if (batch.rows.length === 0) break;
    yield batch.rows.map(({ line }) => line);
  }
  await client.query('CLOSE lines');
}
