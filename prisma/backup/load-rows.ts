import pg from 'pg';
import { present } from '#domain/present.ts';
import { useExactText } from './exact-text.ts';
import { requireNoRows } from './require-no-rows.ts';
import { tableShapes } from './table-shape.ts';
import type { TableShape } from './table-shape.ts';
import type { Sequence } from './with-snapshot.ts';

/** A piece of a table: lines as a snapshot gives them. */
export type Piece = { table: string; lines: readonly string[] };

/**
 * Puts the rows of a snapshot into a database of the same schema that has none, all of them or, when
 * anything fails, not one. What refers to other rows is checked once all are there.
 *
 * @throws UserError `not-empty`
 */
export async function loadRows(options: {
  url: string;
  pieces: AsyncIterable<Piece>;
  sequences: readonly Sequence[];
}): Promise<void> {
  const { url, pieces, sequences } = options;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  client.on('error', () => undefined);
  try {
    await client.query('BEGIN');
    await useExactText(client);
    const tables = new Map((await tableShapes(client)).map((table) => [table.name, table]));
    await claimEmpty(client, [...tables.keys()]);
    const restore = await setReferencesAside(client);
    for await (const { table, lines } of pieces)
      await insert(client, present(tables.get(table), `the table ${table}`), lines);
    for (const sql of restore) await client.query(sql);
    for (const { name, value } of sequences)
      if (value !== null)
        await client.query('SELECT setval($1, $2)', [client.escapeIdentifier(name), value]);
    await client.query('COMMIT');
  } finally {
    // what was not committed goes with the connection
    await client.end().catch(() => undefined);
  }
}

/** Nobody else writes to any of the tables until the transaction ends. */
async function claimEmpty(client: pg.Client, names: readonly string[]): Promise<void> {
  const quoted = names.map((name) => client.escapeIdentifier(name));
  await client.query(`LOCK TABLE ${quoted.join(', ')}`);
  await requireNoRows(client, names);
}

/** Takes the foreign keys away, so that tables come in any order; gives what brings them back. */
async function setReferencesAside(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                  pg_get_constraintdef(oid)) AS add
      FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`);
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ add }) => add);
}

async function insert(
  client: pg.Client,
  { name, columns }: TableShape,
  lines: readonly string[],
): Promise<void> {
  const quote = (word: string): string => client.escapeIdentifier(word);
  const names = columns.map((column) => quote(column.name)).join(', ');
  const values = columns.map(
    (column) => `(r ->> ${client.escapeLiteral(column.name)})::${column.type}`,
  );
  await client.query(
    `INSERT INTO ${quote(name)} (${names}) SELECT ${values.join(', ')} FROM json_array_elements($1::json) r`,
    [`[${lines.join(',')}]`],
  );
}
