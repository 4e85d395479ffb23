import { z } from 'zod';

const rowSchema = z.record(z.string(), z.string().nullable());

/** A line of a table as a backup has it: each column as PostgreSQL's text; null for any other line. */
export function parseRow(line: string): z.infer<typeof rowSchema> | null {
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
