import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import { findPrompts } from '#study/prompts/find-prompts.ts';
import type { PromptSearch } from '#study/prompts/find-prompts.ts';
import type { PromptSetSummary } from '#study/prompts/list-prompt-sets.ts';
import type { ImportedPrompt } from '#study/prompts/prompt-record.ts';
import { showCell } from '#study/prompts/show-cell.ts';
import { database } from '../../../../_data/database.ts';
import { promptSearchAddress } from '../../../../_data/prompt-search.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import { promptSetAddress } from '../../../../_ui/prompt-set-address.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from '../../../../_ui/notice.tsx';
import { NoSuchPage } from '../../../../_ui/no-such-page.tsx';
import { Pagination } from '../../../../_ui/pagination.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';

/** So many further columns fit beside a prompt; all of them stand in exports. */
const MOST_COLUMNS = 30;

/** One page of the prompts of a set that are looked for, with every column that they have. */
export async function FoundPromptList({
  set,
  search,
}: {
  set: PromptSetSummary & { id: string };
  search: PromptSearch;
}): Promise<ReactElement> {
  const found = await tellUserError(() => findPrompts(database(), set, search));
  if (found.error !== undefined) {
    return (
      <Notice tone="danger" title="These prompts cannot be shown">
        {asSentence(found.error)}
      </Notice>
    );
  }
  const { prompts, count, pages } = found.value;
  const pageHref = (page: number): `/${string}` =>
    promptSearchAddress(set.name, { ...search, page });
  if (search.page > pages) return <NoSuchPage page={search.page} pages={pages} href={pageHref} />;
  if (prompts.length === 0) {
    return (
      <EmptyState title="No prompt is like that">
        <TextLink href={promptSetAddress(set.name)}>Show all prompts</TextLink>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status">
        {count === set.prompts
          ? `${formatCount(count)} ${count === 1 ? 'prompt' : 'prompts'}`
          : `${formatCount(count)} of ${formatCount(set.prompts)} prompts`}
      </p>
      <Table
        caption={`Prompts of ${set.name}`}
        captionHidden
        columns={columnsOf(set)}
        rows={prompts}
        rowKey={({ index }) => String(index)}
      />
      <Pagination page={search.page} pages={pages} href={pageHref} />
    </>
  );
}

function columnsOf(set: PromptSetSummary): Column<ImportedPrompt>[] {
  const isNamed = (values: readonly string[]): boolean => values.some((value) => value !== '');
  return [
    { key: 'index', header: 'No.', numeric: true, cell: ({ index }) => index },
    {
      key: 'text',
      header: 'Prompt',
      rowHeader: true,
      wide: true,
      cell: ({ text }) => showCell(text),
    },
    ...(isNamed(set.categories)
      ? [{ key: 'category', header: 'Category', cell: showCategory }]
      : []),
    ...(isNamed(set.challenges)
      ? [{ key: 'challenge', header: 'Challenge', cell: showChallenge }]
      : []),
    { key: 'note', header: 'Note', wide: true, cell: ({ note }) => showCell(note) },
    ...set.metadataColumns.slice(0, MOST_COLUMNS).map((name): Column<ImportedPrompt> => ({
      key: `metadata ${name}`,
      header: name,
      cell: ({ metadata }) => showCell(metadata[name]),
    })),
  ];
}

function showCategory({ category }: ImportedPrompt): string {
  return showCell(category);
}

function showChallenge({ challenge }: ImportedPrompt): string {
  return showCell(challenge);
}
