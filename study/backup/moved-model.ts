import { z } from 'zod';

const rowSchema = z.looseObject({ name: z.string(), folder: z.string(), report: z.string() });
const reportSchema = z.record(z.string(), z.json());

/** A row of a model whose folder, there and in its report, is called otherwise. */
export function movedModel(
  line: string,
  move: (folder: string) => string,
): { line: string; name: string; folder: string } {
  const row = rowSchema.parse(JSON.parse(line));
  const folder = move(row.folder);
  const report = reportSchema.parse(JSON.parse(row.report));
  const told = 'folder' in report ? { ...report, folder } : report;
  const moved = { ...row, folder, report: JSON.stringify(told) };
  return { line: JSON.stringify(moved), name: row.name, folder };
}
