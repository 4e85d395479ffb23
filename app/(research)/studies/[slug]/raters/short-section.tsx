import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import type { ShortComparison } from '#study/monitoring/short-comparisons.ts';
import { formatCount } from '#domain/format-count.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

/** More are counted, and not listed. */
const MOST_LISTED = 20;

const columns: Column<ShortComparison>[] = [
  {
    key: 'comparison',
    header: 'Comparison',
    rowHeader: true,
    cell: ({ comparison }) => formatCount(comparison),
  },
  { key: 'prompt', header: 'Prompt', cell: ({ prompt }) => prompt },
  {
    key: 'answered',
    header: 'Raters who answered',
    numeric: true,
    cell: ({ answered }) => formatCount(answered),
  },
  {
    key: 'way',
    header: 'At work on it',
    numeric: true,
    cell: ({ under_way: way }) => formatCount(way),
  },
  { key: 'wanted', header: 'Wanted', numeric: true, cell: ({ wanted }) => formatCount(wanted) },
];

/** The comparisons that lack answers, those first that are furthest from what the design gives them. */
export function ShortSection({
  short,
  comparisons,
}: {
  short: readonly ShortComparison[];
  comparisons: number;
}): ReactElement {
  const rest = short.length - MOST_LISTED;
  return (
    <Section
      title="Comparisons short of votes"
      description={`${formatCount(short.length)} of ${countOf(comparisons, 'comparison')}, those first that are furthest from what the design gives each.`}
    >
      <Table
        caption="Comparisons short of votes"
        captionHidden
        columns={columns}
        rows={short.slice(0, MOST_LISTED)}
        rowKey={({ comparison }) => String(comparison)}
        {...(rest > 0 && { footer: `And ${formatCount(rest)} more.` })}
      />
    </Section>
  );
}
