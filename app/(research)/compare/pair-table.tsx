import type { ReactElement } from 'react';
import { formatP, formatPoints } from '#domain/print-estimate.ts';
import type {
  ComparedPair,
  Comparison,
  Estimated,
  StudyVerdict,
} from '#study/comparison/comparison.ts';
import { sayFromFirst, sayOwnLabels, sayVerdict } from '#study/comparison/say-comparison.ts';
import { Estimate } from '../../_ui/estimate.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Table } from '../../_ui/table.tsx';
import type { Column } from '../../_ui/table.tsx';
import { TextLink } from '../../_ui/text-link.tsx';

/** What each study found of one pair of arms on one question. */
export function PairTable({
  pair,
  studies,
}: {
  pair: ComparedPair;
  studies: Comparison['studies'];
}): ReactElement {
  return (
    <Table
      caption={`${pair.title}: ${pair.labels.join(' over ')}, study by study`}
      captionHidden
      columns={columnsOf(pair, studies)}
      rows={pair.studies}
      rowKey={({ study }) => study}
    />
  );
}

function columnsOf(pair: ComparedPair, studies: Comparison['studies']): Column<StudyVerdict>[] {
  return [
    {
      key: 'study',
      header: 'Study',
      rowHeader: true,
      cell: (own) => <StudyName own={own} pair={pair} studies={studies} />,
    },
    {
      key: 'net',
      header: 'Net preference',
      numeric: true,
      cell: ({ net_preference: net, level }) => (net === null ? '–' : points(net, level)),
    },
    { key: 'n', header: 'n', numeric: true, cell: ({ n }) => formatCount(n) },
    { key: 'raters', header: 'Raters', numeric: true, cell: ({ raters }) => formatCount(raters) },
    { key: 'p', header: 'p', numeric: true, cell: ({ p }) => (p === null ? '–' : formatP(p)) },
    { key: 'verdict', header: 'It says', wide: true, cell: (own) => sayVerdict(own, pair) },
    {
      key: 'from',
      header: 'From the first',
      numeric: true,
      cell: ({ from_first: from, level }) =>
        from === null ? '–' : points(from, level, sayFromFirst(from)),
    },
  ];
}

function StudyName({
  own,
  pair,
  studies,
}: {
  own: StudyVerdict;
  pair: ComparedPair;
  studies: Comparison['studies'];
}): ReactElement {
  const labels = sayOwnLabels(own, pair);
  const name = studies.find(({ study }) => study === own.study)?.name ?? own.study;
  return (
    <>
      <TextLink href={`/studies/${own.study}/results`}>{name}</TextLink>
      {labels !== null && <span className="block text-sm text-ink-muted">{`as ${labels}`}</span>}
    </>
  );
}

function points({ estimate, ci }: Estimated, level: number, note?: string): ReactElement {
  return (
    <Estimate
      value={formatPoints(estimate)}
      interval={ci === null ? undefined : [formatPoints(ci[0]), formatPoints(ci[1])]}
      level={level}
      note={note}
    />
  );
}
