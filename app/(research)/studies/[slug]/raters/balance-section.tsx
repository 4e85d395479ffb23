import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import type { KindCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { StudyCertificate } from '#study/results/certify-balance.ts';
import { formatCount } from '#domain/format-count.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

const columns: Column<KindCertificate>[] = [
  { key: 'kind', header: 'Trials', rowHeader: true, cell: ({ kind }) => kind },
  { key: 'voted', header: 'With votes', numeric: true, cell: ({ voted }) => formatCount(voted) },
  {
    key: 'answered',
    header: 'Answered',
    numeric: true,
    cell: ({ answered }) => formatCount(answered),
  },
  {
    key: 'rater',
    header: 'Within a rater',
    numeric: true,
    cell: ({ largest_difference: { rater } }) => formatCount(rater),
  },
  {
    key: 'category',
    header: 'Within a category',
    numeric: true,
    cell: ({ largest_difference: { category } }) => formatCount(category),
  },
  {
    key: 'comparison',
    header: 'Within a comparison',
    numeric: true,
    cell: ({ largest_difference: { comparison } }) => formatCount(comparison),
  },
];

/** How far apart the sides of an arm are, and what raters who left have cost. */
export function BalanceSection({ certificate }: { certificate: StudyCertificate }): ReactElement {
  const { kinds, dropout, comparisons } = certificate;
  const uneven = comparisons.filter(({ sides }) =>
    sides.some(({ left, right }) => Math.abs(left - right) > 1),
  ).length;
  return (
    <Section
      title="Balance"
      description="By how much, at most, an arm stood more often on one side than on the other, over trials that are answered. What raters who left did not answer goes to whoever consents next."
    >
      <Table
        caption="Largest difference between left and right"
        captionHidden
        columns={columns}
        rows={kinds}
        rowKey={({ kind }) => kind}
        footer={`${unevenOf(uneven)} ${lossOf(dropout)}`}
      />
    </Section>
  );
}

function unevenOf(uneven: number): string {
  if (uneven === 0) return 'In no comparison are the sides more than 1 apart.';
  return `In ${countOf(uneven, 'comparison')} the sides are more than 1 apart.`;
}

function lossOf(dropout: StudyCertificate['dropout']): string {
  if (dropout === null) return '';
  const { raters, cells } = dropout;
  const filled = `Of the places of the design ${formatCount(cells.dealt)} were dealt and ${formatCount(cells.answered)} are answered.`;
  if (raters.length === 0) return `Nobody left. ${filled}`;
  const removed = raters.reduce(
    (sum, { votes_removed: votes }) => (votes === null ? sum : sum + votes),
    0,
  );
  const deleted =
    removed === 0 ? '' : ` ${countOf(removed, 'vote')} were deleted at a rater’s wish.`;
  return `${countOf(raters.length, 'rater')} left; ${formatCount(cells.dealt_again)} of their places were dealt again, and ${formatCount(cells.answered_again)} of these are answered. ${filled}${deleted}`;
}
