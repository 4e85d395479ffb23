import { z } from 'zod';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { decodeText } from '#files/decode-text.ts';
import { parsePythonJson } from '#files/parse-python-json.ts';
import { csvRecords } from '../rows/csv-records.ts';
import { faultOfWidth } from '../rows/fault-of-width.ts';
import type { ForeignFile, ForeignRecord } from './foreign-record.ts';
import { splitJson, type JsonPart } from './split-json.ts';

const record = z.record(z.string(), z.unknown());

/**
 * The records of a file of another tool: a JSON array of objects, JSON lines, or a table with a header
 * whose columns are parted by commas, semicolons or tabs. What it is, its beginning tells.
 *
 * @throws UserError naming the line that cannot be read
 */
export async function readRecords(bytes: Uint8Array, name: string): Promise<ForeignFile> {
  const text = decodeText({ bytes, fileName: name, code: 'not-text' });
  if (text.trim() === '') throw unreadable(`${name} is empty: there is no vote to import`);
  if (!/^\s*[[{]/.test(text)) return { name, records: await tableRecords(text, name) };
  const parts = splitJson(text);
  const [first, ...others] = parts;
  // as most programs write it: no line tells one record from the next
  if (others.length > 0 && others.every(({ line }) => line === first?.line)) {
    const counted = `${name} (each record counted as a line)`;
    const numbered = parts.map((part, i) => ({ ...part, line: i + 1 }));
    return { name: counted, records: jsonRecords(numbered, counted) };
  }
  return { name, records: jsonRecords(parts, name) };
}

function jsonRecords(parts: readonly JsonPart[], name: string): ForeignRecord[] {
  return parts.map(({ line, text: part }) => {
    const parsed = record.safeParse(parseOrRefuse(part, { name, line }));
    if (parsed.success) return { line, fields: parsed.data };
    throw unreadable(`${name}, line ${line} is no JSON object: each vote is one`);
  });
}

function parseOrRefuse(text: string, { name, line }: { name: string; line: number }): unknown {
  try {
    return parsePythonJson(text);
  } catch (cause) {
    throw unreadable(`${name}, line ${line} is not JSON: export the file again`, cause);
  }
}

async function tableRecords(text: string, name: string): Promise<ForeignRecord[]> {
  const lines: { line: number; fields: string[] }[] = [];
  for await (const records of csvRecords(once(Buffer.from(text)), name)) {
    while (records.next()) lines.push({ line: records.line, fields: records.texts() });
  }
  const full = lines.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  const columns = at(full, 0, 'the header').fields.map((column) => column.trim());
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) {
    throw unreadable(`${name}, line 1: the header names the column "${twice}" twice`);
  }
  return full.slice(1).map(({ line, fields }) => {
    const fault = faultOfWidth(fields, columns.length);
    if (fault === undefined) {
      return { line, fields: Object.fromEntries(columns.map((column, i) => [column, fields[i]])) };
    }
    throw unreadable(`${name}, line ${line} ${fault}`);
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function unreadable(message: string, cause?: unknown): UserError {
  return new UserError(message, { code: 'votes-import', cause });
}
