import type { ReactElement } from 'react';
import type {
  MonitoringResult,
  ResultTable,
} from '#evaluation/votes/results/result-table-shape.ts';
import { formatPercent } from '../../../../_ui/format-numbers.ts';
import { Section } from '../../../../_ui/section.tsx';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { findArm } from './result-arm.ts';
import type { ResultArm } from './result-arm.ts';

type Looks<Rule extends MonitoringResult['rule']> = Extract<MonitoringResult, { rule: Rule }>;
type SequentialLook = Looks<'obrien-fleming'>['looks'][number];
type Bet = Looks<'e-process'>['looks'][number];
type Named = Pick<SequentialLook, 'question' | 'arms' | 'crossed'>;

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
        description="E-process: the study may stop once the e-value reaches its threshold, whenever that is looked at."
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
      description={`O'Brien-Fleming with ${monitoring.planned_looks} planned looks: the study may stop once |z| reaches the boundary for the share of the planned votes that is in.`}
    >
      <Table
        {...shared}
        columns={[...names, ...sequentialColumns, crossedColumn]}
        rows={monitoring.looks}
        rowKey={keyOf}
      />
    </Section>
  );
}

const sequentialColumns: Column<SequentialLook>[] = [
  {
    key: 'information',
    header: 'Of the planned votes',
    numeric: true,
    cell: ({ information }) => formatPercent(100 * information),
  },
  { key: 'z', header: 'z', numeric: true, cell: ({ z }) => z.toFixed(2) },
  {
    key: 'boundary',
    header: 'Boundary',
    numeric: true,
    cell: ({ boundary }) => `±${boundary.toFixed(2)}`,
  },
];

const betColumns: Column<Bet>[] = [
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

const crossedColumn: Column<Named> = {
  key: 'crossed',
  header: 'May stop',
  cell: ({ crossed }) => (crossed ? 'yes' : 'not yet'),
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
