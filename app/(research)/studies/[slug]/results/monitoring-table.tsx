import type { ReactElement } from 'react';
import type {
  EProcessResult,
  PlannedLookResult,
} from '#evaluation/votes/results/monitoring-shape.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import { countOf } from '#domain/count-of.ts';
import { formatPercent } from '#domain/print-estimate.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { findArm } from '#study/results/result-arm.ts';
import type { ResultArm } from '#study/results/result-arm.ts';

type Named = Pick<PlannedLookResult, 'question' | 'arms' | 'crossed'>;

const claims: Record<StopPopulation, string> = {
  raters: 'The claim is about raters, on these prompts.',
  prompts: 'The claim is about prompts, as these raters judge them.',
  both: 'The claim is about raters and prompts both.',
};

/** What the declared stopping rule says of these votes; nothing when their number is fixed. */
export function MonitoringTable({
  table,
  arms,
}: {
  table: ResultTable;
  arms: readonly ResultArm[];
}): ReactElement | null {
  const { monitoring } = table;
  if (monitoring === null) return null;
  const shared = { caption: 'What the stopping rule says', captionHidden: true } as const;
  const names = nameColumns(table, arms);
  if (monitoring.rule === 'e-process') {
    return (
      <Section
        title="Stopping rule"
        description={`E-process: the study may stop once the e-value reaches its threshold, whenever that is looked at. ${claims[monitoring.population]} Bets are on raters and prompts whose votes are all in, once each.${sayShared(monitoring)}`}
      >
        <Table
          {...shared}
          columns={[...names, ...betColumns, crossedColumn]}
          rows={monitoring.looks}
          rowKey={keyOf}
        />
      </Section>
    );
  }
  return (
    <Section
      title="Stopping rule"
      description={`O'Brien-Fleming with ${monitoring.planned_looks} planned looks: the study may stop at a planned look if |z|, the normal quantile of the clustered p, reaches its boundary.${sayShared(monitoring)}`}
    >
      <Table
        {...shared}
        columns={[...names, ...sequentialColumns]}
        rows={monitoring.looks}
        rowKey={keyOf}
      />
    </Section>
  );
}

/** That the tests of the primary family share the level. */
function sayShared({ looks }: { looks: readonly Pick<PlannedLookResult, 'tests'>[] }): string {
  const tests = Math.max(1, ...looks.map((look) => look.tests));
  return tests === 1
    ? ''
    : ` ${countOf(tests, 'test')} of the primary family share the level in equal parts (Bonferroni).`;
}

const sequentialColumns: Column<PlannedLookResult>[] = [
  {
    key: 'information',
    header: 'Of the planned votes',
    numeric: true,
    cell: ({ information }) => formatPercent(100 * information),
  },
  { key: 'look', header: 'Look', numeric: true, cell: ({ look }) => String(look) },
  { key: 'z', header: 'z', numeric: true, cell: ({ z }) => z?.toFixed(2) ?? 'no test' },
  {
    key: 'boundary',
    header: 'Boundary',
    numeric: true,
    cell: ({ boundary }) => (boundary === null ? 'at the first look' : `±${boundary.toFixed(2)}`),
  },
  {
    key: 'crossed',
    header: 'May stop',
    cell: ({ crossed, reason }) => {
      if (crossed) return 'yes';
      return reason === null ? 'not yet' : `not yet: ${reason}`;
    },
  },
];

const betColumns: Column<EProcessResult>[] = [
  {
    key: 'e_value',
    header: 'e-value',
    numeric: true,
    cell: ({ e_value: value }) => value.toPrecision(3),
  },
  {
    key: 'threshold',
    header: 'Threshold',
    numeric: true,
    cell: ({ threshold }) => threshold.toPrecision(3),
  },
];

const crossedColumn: Column<EProcessResult> = {
  key: 'crossed',
  header: 'May stop',
  cell: ({ crossed, reason }) => {
    if (crossed) return 'yes';
    return reason === null ? 'not yet' : `not yet: ${reason}`;
  },
};

function nameColumns(table: ResultTable, arms: readonly ResultArm[]): Column<Named>[] {
  const titles = new Map(table.questions.map(({ id, title }) => [id, title]));
  const question: Column<Named> = {
    key: 'question',
    header: 'Question',
    rowHeader: true,
    cell: (look) => titles.get(look.question),
  };
  if (arms.length <= 2) return [question];
  const label = (key: string): string => findArm(arms, key).label;
  return [
    question,
    { key: 'pair', header: 'Arms', cell: (look) => look.arms.map(label).join(' and ') },
  ];
}

function keyOf({ question, arms }: Named): string {
  return `${question} ${arms.join(' ')}`;
}
