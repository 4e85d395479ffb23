import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { measuredFileSchema } from './measured-row.ts';
import type { MeasuredRow } from './measured-row.ts';

/**
 * The rows of a file that `onpar bench --json` or another engine's script wrote.
 *
 * @throws UserError `unreadable-file` with the place in the file
 */
export function parseMeasured(text: string, fileName: string): MeasuredRow[] {
  const refuse = (why: string): UserError =>
    new UserError(
      `${fileName} is no table of runtimes: ${why}. It has the form of \`onpar bench --json\` (docs/runtime.md).`,
      { code: 'unreadable-file' },
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  const parsed = measuredFileSchema.safeParse(value);
  if (parsed.success) return parsed.data.rows;
  const { path, message } = at(parsed.error.issues, 0, 'what is wrong with the file');
  throw refuse(`${path.length === 0 ? 'the document' : path.map(String).join('.')}: ${message}`);
}
