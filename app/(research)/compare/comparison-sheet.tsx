import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import type { ComparedPair, Comparison } from '#study/comparison/comparison.ts';
import {
  COMPARISON_NOTES,
  sayAgreement,
  sayPromptsInAll,
} from '#study/comparison/say-comparison.ts';
import { showJson } from '#study/life/show-json.ts';
import type { DifferingField } from '#study/life/fields-that-differ.ts';
import { studyStateWords } from '../../_data/study-words.ts';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { Prose } from '../../_ui/layout.tsx';
import { Section } from '../../_ui/section.tsx';
import { Table } from '../../_ui/table.tsx';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';
import { PairTable } from './pair-table.tsx';

type Studied = Comparison['studies'][number];

const studyColumns: Column<Studied>[] = [
  {
    key: 'name',
    header: 'Study',
    rowHeader: true,
    cell: ({ study, name }) => <TextLink href={`/studies/${study}`}>{name}</TextLink>,
  },
  { key: 'state', header: 'State', cell: ({ state }) => studyStateWords[state].label },
  { key: 'closed', header: 'Closed', cell: ({ closed_at: closed }) => closed?.slice(0, 10) ?? '–' },
  {
    key: 'votes',
    header: 'Votes of',
    cell: ({ imported, simulated }) =>
      imported ? 'another tool' : simulated ? 'raters, some or all simulated' : 'people',
  },
  { key: 'prompts', header: 'Prompts', numeric: true, cell: ({ prompts }) => prompts ?? '–' },
  {
    key: 'result',
    header: 'Result',
    wide: true,
    cell: ({ withheld }) => (withheld === null ? 'below' : asSentence(withheld)),
  },
];

/** Studies beside each other: what they are, in what they differ, then what each found. */
export function ComparisonSheet({ comparison }: { comparison: Comparison }): ReactElement {
  const { studies, differs, pairs } = comparison;
  return (
    <>
      <Table
        caption="The studies"
        captionHidden
        columns={studyColumns}
        rows={studies}
        rowKey={({ study }) => study}
        footer={`${sayPromptsInAll(comparison, 'name')}.`}
      />
      <Section
        title="What differs"
        description="Places of protocol and arms in which not all studies are alike."
      >
        {differs.length === 0 ? (
          <Prose>Nothing in protocol or arms.</Prose>
        ) : (
          <Table
            caption="What differs between the studies"
            captionHidden
            columns={differingColumns(studies)}
            rows={differs}
            rowKey={({ path }) => path}
          />
        )}
      </Section>
      {pairs.map((pair) => (
        <PairSection
          key={JSON.stringify([pair.question, pair.arms])}
          pair={pair}
          studies={studies}
        />
      ))}
      {pairs.length === 0 && (
        <EmptyState title="No result can be shown">Why is said above, study by study.</EmptyState>
      )}
      {COMPARISON_NOTES.map((note) => (
        <Prose key={note} muted>
          {note}
        </Prose>
      ))}
    </>
  );
}

function differingColumns(studies: readonly Studied[]): Column<DifferingField>[] {
  return [
    { key: 'path', header: 'Where', rowHeader: true, cell: ({ path }) => path },
    ...studies.map(({ study, name }, i): Column<DifferingField> => ({
      key: study,
      header: name,
      cell: ({ values }) => showJson(values[i] ?? null),
    })),
  ];
}

function PairSection({ pair, studies }: { pair: ComparedPair; studies: Studied[] }): ReactElement {
  return (
    <Section
      title={`${pair.title}: ${pair.labels.join(' over ')}`}
      description={sayAgreement(pair)}
    >
      <PairTable pair={pair} studies={studies} />
    </Section>
  );
}
