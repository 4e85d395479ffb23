import pg from 'pg';
import { parseRow } from '#domain/parse-row.ts';
import { present } from '#domain/present.ts';
import { showValue } from '#domain/show-value.ts';
import { badPart } from './bad-part.ts';
import type { TableShape } from './table-shape.ts';

/** A piece of a table: lines as a snapshot gives them, and the part of the backup they come from. */
export type Piece = { table: string; part: string; lines: readonly string[] };

/**
 * Puts a piece into its table, within a transaction. Gives the count of rows put there.
 *
 * @throws UserError `bad-backup`, naming the line that the table does not take and why
 */
export async function insertRows(
  client: pg.Client,
  options: { file: string; shape: TableShape; piece: Piece },
): Promise<number> {
  const { file, shape, piece } = options;
  const { part, lines } = piece;
  lines.forEach((text, index) => {
    const problem = strangeColumn(text, shape);
    if (problem !== null) throw badPart({ file, part, line: index + 1 }, problem);
  });
  const refused = await attempt(client, () => insert(client, shape, lines));
  if (refused === null) return lines.length;
  for (const [index, text] of lines.entries()) {
    const fault = await attempt(client, () => insert(client, shape, [text]));
    if (fault === null) continue;
    const problem = await describeFault(client, { fault, shape, text });
    throw badPart({ file, part, line: index + 1 }, problem, fault);
  }
  throw refused;
}

/** A row has the columns of its table, each once: what is not there would become nothing unseen. */
function strangeColumn(text: string, { name, columns }: TableShape): string | null {
  const found = Object.keys(present(parseRow(text), 'the row'));
  const known = columns.map((column) => column.name);
  const missing = known.find((column) => !found.includes(column));
  if (missing !== undefined) return `lacks the column "${missing}" of ${name}`;
  const strange = found.find((column) => !known.includes(column));
  return strange === undefined ? null : `has a column ${showValue(strange)} that ${name} has not`;
}

/** Does what a transaction outlives; gives what the database has against the values, or null. */
async function attempt(
  client: pg.Client,
  work: () => Promise<unknown>,
): Promise<pg.DatabaseError | null> {
  await client.query('SAVEPOINT attempt');
  try {
    await work();
    await client.query('RELEASE SAVEPOINT attempt');
    return null;
  } catch (error) {
    if (!isOfValues(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT attempt');
    return error;
  }
}

/** Data exceptions and broken constraints, by the class of their SQLSTATE. */
export function isOfValues(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && /^2[23]/.test(String(error.code));
}

async function describeFault(
  client: pg.Client,
  { fault, shape, text }: { fault: pg.DatabaseError; shape: TableShape; text: string },
): Promise<string> {
  const { name, columns } = shape;
  if (fault.code === '23505') return `repeats a row of ${name} that came before it`;
  if (fault.code === '23502') return `has nothing in the column "${String(fault.column)}"`;
  if (fault.code === '23514') return `breaks the rule ${String(fault.constraint)} of ${name}`;
  const row = present(parseRow(text), 'the row');
  for (const column of columns) {
    const value = row[column.name];
    const sql = `SELECT ${castOf(client, column)} FROM json_array_elements($1::json) r`;
    if ((await attempt(client, () => client.query(sql, [`[${text}]`]))) !== null)
      return `holds ${showValue(value)} in the column "${column.name}", which does not take it`;
  }
  return `holds a value that ${name} does not take`;
}

async function insert(
  client: pg.Client,
  { name, columns }: TableShape,
  lines: readonly string[],
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  const values = columns.map((column) => castOf(client, column)).join(', ');
  await client.query(
    `INSERT INTO ${client.escapeIdentifier(name)} (${names}) SELECT ${values} FROM json_array_elements($1::json) r`,
    [`[${lines.join(',')}]`],
  );
}

function castOf(client: pg.Client, { name, type }: TableShape['columns'][number]): string {
  return `(r ->> ${client.escapeLiteral(name)})::${type}`;
}
