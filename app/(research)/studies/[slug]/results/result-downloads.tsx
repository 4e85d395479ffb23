import type { ReactElement } from 'react';
import { formatMarkdown } from '#evaluation/votes/tables/format-markdown.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { ButtonLink } from '../../../../_ui/button-link.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';

const formats = [
  ['markdown', 'Markdown'],
  ['csv', 'CSV'],
  ['csv-tidy', 'Tidy CSV'],
  ['latex', 'LaTeX'],
  ['html', 'HTML'],
  ['json', 'JSON'],
  ['model-card', 'Model card'],
] as const;

/** The table to take along, and the votes it was made from. */
export function ResultDownloads({
  slug,
  table,
  withVotes,
}: {
  slug: string;
  table: ResultTable;
  /** the raw votes may be read too */
  withVotes: boolean;
}): ReactElement {
  return (
    <>
      <CopyButton
        text={formatMarkdown({ ...table, breakdown: null })}
        label="Copy table"
        copied="The table is copied as Markdown."
      />
      {formats.map(([format, label]) => (
        <ButtonLink key={format} href={`/api/studies/${slug}/table?format=${format}`} download>
          {label}
        </ButtonLink>
      ))}
      {withVotes && (
        <ButtonLink href={`/api/studies/${slug}/votes`} download>
          Raw votes
        </ButtonLink>
      )}
    </>
  );
}
