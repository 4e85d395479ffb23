import type { ReactElement } from 'react';
import type { ExclusionResult } from '#evaluation/votes/results/result-table-shape.ts';
import { formatPoints } from '#domain/print-estimate.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';

type Excluded = ExclusionResult['raters'][number];

const columns: Column<Excluded>[] = [
  { key: 'rater', header: 'Rater', rowHeader: true, cell: ({ rater }) => rater },
  { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
];

/** Whom the protocol's rule leaves out of the tables above, and what they would change. */
export function ExcludedRaters({
  exclusion,
}: {
  exclusion: ExclusionResult | null;
}): ReactElement | null {
  if (!exclusion) return null;
  const withThem = exclusion.with_excluded.flatMap(({ title, by_arm_pairs: pairs }) =>
    pairs.flatMap(({ arms, net_preference: { estimate } }) => {
      if (estimate === null) return [];
      const pair = pairs.length > 1 ? ` (${arms.join(' over ')})` : '';
      return [`${title}${pair} ${formatPoints(estimate)}`];
    }),
  );
  return (
    <Section
      title="Raters left out"
      description="By the rule that the protocol declares. Their votes stay in the raw votes."
    >
      <Table
        caption="Raters left out"
        captionHidden
        columns={columns}
        rows={exclusion.raters}
        rowKey={({ rater }) => rater}
        footer={withThem.length > 0 && `Net preference with them: ${withThem.join('; ')}.`}
      />
    </Section>
  );
}
