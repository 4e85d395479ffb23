import type { ReactElement } from 'react';
import type {
  EquivalenceResult,
  NetPreferenceResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { formatLevel, formatP, formatPoints } from '#domain/print-estimate.ts';
import { Estimate } from '../../../../_ui/estimate.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { nameOfPreference, preferenceRows } from '#study/results/preference-rows.ts';
import type { PreferenceRow } from '#study/results/preference-rows.ts';
import type { ResultArm } from '#study/results/result-arm.ts';

const figures: Column<PreferenceRow>[] = [
  {
    key: 'net',
    header: 'Net preference',
    numeric: true,
    cell: ({ pair: { net_preference: net } }) => <NetEstimate net={net} />,
  },
  {
    key: 'clustered',
    header: 'p (Holm)',
    numeric: true,
    cell: ({ adjustedP }) => (adjustedP === null ? 'no test' : formatP(adjustedP)),
  },
  {
    key: 'design',
    header: 'Design effect',
    numeric: true,
    cell: ({ pair }) => pair.net_preference.design_effect?.toFixed(2) ?? '–',
  },
  {
    key: 'sign',
    header: 'Wins : losses',
    numeric: true,
    cell: ({ pair: { sign_test: sign } }) => `${sign.wins} : ${sign.losses}`,
  },
  {
    key: 'signP',
    header: 'Sign test p (Holm)',
    numeric: true,
    cell: (row) => formatP(row.adjustedSignP ?? row.pair.sign_test.p_two_sided),
  },
  {
    key: 'equivalence',
    header: 'Equivalence',
    numeric: true,
    cell: ({ pair: { equivalence } }) => (
      <Estimate
        value={equivalenceWord(equivalence)}
        note={`within ±${(100 * equivalence.margin).toFixed(0)}${equivalence.p === null ? '' : `, p ${formatP(equivalence.p)}`}`}
      />
    ),
  },
];

function NetEstimate({ net }: { net: NetPreferenceResult }): ReactElement {
  const { estimate, ci, level, reason } = net;
  return (
    <Estimate
      value={estimate === null ? '–' : formatPoints(estimate)}
      interval={ci ? [formatPoints(ci[0]), formatPoints(ci[1])] : undefined}
      level={level}
      note={reason ?? undefined}
    />
  );
}

function equivalenceWord({ equivalent }: EquivalenceResult): string {
  if (equivalent === null) return 'not estimable';
  return equivalent ? 'shown' : 'not shown';
}

/** Tests of each question's preference. */
export function PreferenceTable({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement {
  const name: Column<PreferenceRow> = {
    key: 'question',
    header: 'Question',
    rowHeader: true,
    cell: (row) => nameOfPreference(row, arms),
  };
  return (
    <Table
      caption="Tests of preference"
      captionHidden
      columns={[name, ...figures]}
      rows={preferenceRows(table)}
      rowKey={({ key }) => key}
      footer={`Intervals are at ${formatLevel(table.level)}. They and p (Holm) are two-way clustered by rater and prompt; the sign test counts decisive votes as if they were independent. The design effect is the variance with clustering over that without.`}
    />
  );
}
