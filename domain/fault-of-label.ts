import { faultOfTitle } from './fault-of-title.ts';
import { shapeOfName } from './shape-of-name.ts';

/** What a table prints in its first column besides arms, by its shape. */
const TABLE_ROWS: readonly string[] = ['Answer', 'On Par', 'Neither', 'No answer'].map(shapeOfName);

/** What keeps a text from naming an arm in a table: also that a row of every table has that name. */
export function faultOfLabel(label: string): string | undefined {
  const fault = faultOfTitle(label);
  if (fault !== undefined) return fault;
  return TABLE_ROWS.includes(shapeOfName(label))
    ? 'is the name of a row of the table: choose another'
    : undefined;
}
