import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import type { PreviewedPrompt, PromptPreview } from '#study/prompts/preview-prompts.ts';
import { Table } from '../../../_ui/table.tsx';
import type { Column } from '../../../_ui/table.tsx';

/** The first prompts of a file, as they would be stored. */
export function PreviewTable({ preview }: { preview: PromptPreview }): ReactElement {
  const { first, prompts } = preview;
  return (
    <Table
      caption={
        first.length === prompts
          ? 'All prompts of the file'
          : `The first ${first.length} of ${countOf(prompts, 'prompt')}`
      }
      columns={columnsOf(preview)}
      rows={first}
      rowKey={({ index }) => String(index)}
    />
  );
}

function columnsOf({ columns }: PromptPreview): Column<PreviewedPrompt>[] {
  const became = (role: 'category' | 'challenge' | 'note'): Column<PreviewedPrompt>[] =>
    columns.some(({ becomes }) => becomes === role)
      ? [{ key: role, header: titles[role], cell: (prompt) => prompt[role] }]
      : [];
  return [
    { key: 'index', header: 'No.', numeric: true, cell: ({ index }) => index },
    { key: 'text', header: 'Prompt', rowHeader: true, wide: true, cell: ({ text }) => text },
    ...became('category'),
    ...became('challenge'),
    ...became('note'),
    ...columns
      .filter(({ becomes }) => becomes === 'kept')
      .map(({ name }): Column<PreviewedPrompt> => ({
        key: `kept ${name}`,
        header: name,
        cell: ({ kept }) => kept[name],
      })),
  ];
}

const titles = { category: 'Category', challenge: 'Challenge', note: 'Note' } as const;
