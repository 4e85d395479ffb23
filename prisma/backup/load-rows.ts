import pg from 'pg';
import { present } from '#domain/present.ts';
import { showValue } from '#domain/show-value.ts';
import { badPart } from './bad-part.ts';
import { useExactText } from './exact-text.ts';
import { insertRows, isOfValues } from './insert-rows.ts';
import type { Piece } from './insert-rows.ts';
import { requireNoRows } from './require-no-rows.ts';
import { tableShapes } from './table-shape.ts';
import type { Sequence } from './with-snapshot.ts';

/**
 * Puts the rows of a snapshot into a database of the same schema that has none, all of them or, when
 * anything fails, not one. What refers to other rows is checked once all are there.
 *
 * @param options.file the backup, as messages name it
 * @param options.tables of the backup, those without rows too
 * @param options.beforeCommit what else must come about before the rows show
 * @returns the count of rows that came into each table
 * @throws UserError `not-empty`; `bad-backup` for rows that do not fit the schema, or each other
 */
export async function loadRows(options: {
  url: string;
  file: string;
  tables: readonly string[];
  pieces: AsyncIterable<Piece>;
  sequences: readonly Sequence[];
  beforeCommit: () => Promise<void>;
}): Promise<Map<string, number>> {
  const { url, file, pieces } = options;
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true },
  });
  await client.connect();
  client.on('error', () => undefined);
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await useExactText(client);
    const shapes = new Map((await tableShapes(client)).map((shape) => [shape.name, shape]));
    requireSameTables(file, { told: options.tables, known: [...shapes.keys()] });
    await claimEmpty(client, [...shapes.keys()]);
    const references = await setReferencesAside(client);
    const counts = new Map(options.tables.map((table) => [table, 0]));
    for await (const piece of pieces) {
      const shape = present(shapes.get(piece.table), `the table ${piece.table}`);
      const came = await insertRows(client, { file, shape, piece });
      counts.set(piece.table, present(counts.get(piece.table), piece.table) + came);
    }
    for (const reference of references) await bringBack(client, file, reference);
    await setSequences(client, file, options.sequences);
    await options.beforeCommit();
    await client.query('COMMIT');
    return counts;
  } finally {
    // what was not committed goes with the connection
    await client.end().catch(() => undefined);
  }
}

function requireSameTables(
  file: string,
  { told, known }: { told: readonly string[]; known: readonly string[] },
): void {
  const place = { file, part: 'manifest.json' };
  const strange = told.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw badPart(place, `names a table ${showValue(strange)} that its release has not`);
  const missing = known.find((name) => !told.includes(name));
  if (missing !== undefined) throw badPart(place, `does not name the table ${missing}`);
}

/** Nobody else writes to any of the tables until the transaction ends. */
async function claimEmpty(client: pg.Client, names: readonly string[]): Promise<void> {
  const quoted = names.map((name) => client.escapeIdentifier(name));
  await client.query(`LOCK TABLE ${quoted.join(', ')}`);
  await requireNoRows(client, names);
}

/** A foreign key that is set aside: how it comes back, and what it is called in words. */
type Reference = { drop: string; add: string; table: string; columns: string; target: string };

/** Takes the foreign keys away, so that tables come in any order; gives what brings them back. */
async function setReferencesAside(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                  pg_get_constraintdef(c.oid)) AS add,
           own.relname AS table, other.relname AS target,
           (SELECT string_agg(format('"%s"', attname), ', ' ORDER BY attnum) FROM pg_attribute
             WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
      FROM pg_constraint c JOIN pg_class own ON own.oid = conrelid
      JOIN pg_class other ON other.oid = confrelid
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`);
  for (const { drop } of rows) await client.query(drop);
  return rows;
}

async function bringBack(
  client: pg.Client,
  file: string,
  { add, table, columns, target }: Reference,
): Promise<void> {
  await client.query(add).catch((error: unknown) => {
    if (!isOfValues(error)) throw error;
    const problem = `has a row whose ${columns} names no row of ${target}`;
    throw badPart({ file, part: `rows/${table}` }, problem, error);
  });
}

async function setSequences(
  client: pg.Client,
  file: string,
  sequences: readonly Sequence[],
): Promise<void> {
  for (const { name, value } of sequences) {
    if (value === null) continue;
    const set = client.query('SELECT setval($1, $2)', [client.escapeIdentifier(name), value]);
    await set.catch((error: unknown) => {
      // 42: there is no sequence of that name
      const isTold =
        isOfValues(error) || (error instanceof pg.DatabaseError && /^42/.test(String(error.code)));
      if (!isTold) throw error;
      const problem = `sets the counter ${showValue(name)} to ${showValue(value)}, which its release does not take`;
      throw badPart({ file, part: 'manifest.json' }, problem, error);
    });
  }
}
