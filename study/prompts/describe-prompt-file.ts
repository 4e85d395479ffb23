import { countOf } from '#domain/count-of.ts';
import { PROMPT_ROLES } from './prompt-columns.ts';
import type { PromptFile } from './parse-prompts.ts';

const PARTED_BY = { '\t': 'tabs', ',': 'commas', ';': 'semicolons' } as const;

/** How a prompt file was read, in sentences for a person: what each column became, and what was left out. */
export function describePromptFile(file: PromptFile): string[] {
  const { form, prompts, blankLines } = file;
  const kinds = {
    table: form.kind === 'table' ? describeTable(file, PARTED_BY[form.delimiter]) : '',
    json: 'JSON',
    jsonl: 'JSON, one prompt a line',
    lines: 'one prompt a line',
  };
  const repeated = prompts.length - new Set(prompts.map(({ text }) => text)).size;
  return [
    `Read as ${kinds[form.kind]}: ${countOf(prompts.length, 'prompt')}.`,
    ...describeColumns(file),
    ...(blankLines > 0
      ? [`${countOf(blankLines, 'blank line')} ${blankLines === 1 ? 'was' : 'were'} skipped.`]
      : []),
    ...(repeated > 0
      ? [
          `${countOf(repeated, 'prompt')} ${repeated === 1 ? 'stands' : 'stand'} there more than once.`,
        ]
      : []),
  ];
}

function describeTable({ columns, metadataColumns }: PromptFile, marks: string): string {
  const isOne = columns !== null && Object.keys(columns).length + metadataColumns.length === 1;
  return isOne ? 'a table of one column' : `a table parted by ${marks}`;
}

function describeColumns({ columns, metadataColumns }: PromptFile): string[] {
  if (columns === null) return [];
  const became = PROMPT_ROLES.flatMap((role) => {
    const column = columns[role];
    return column === undefined ? [] : [`"${column}" is the ${role}`];
  });
  const kept = metadataColumns
    .map((name) => (name.trim() === '' ? 'a column without a name' : `"${name}"`))
    .join(', ');
  return [
    `Columns: ${became.join(', ')}.`,
    ...(kept === '' ? [] : [`Kept with each prompt besides: ${kept}.`]),
  ];
}
