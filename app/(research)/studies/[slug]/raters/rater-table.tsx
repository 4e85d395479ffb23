import type { ReactElement } from 'react';
import type { EnrolmentState } from '#prisma/generated/enums.ts';
import type { RaterQuality } from '#study/raters/rater-quality.ts';
import type { Share } from '#study/raters/rater-work.ts';
import { Badge } from '../../../../_ui/badge.tsx';
import type { Tone } from '../../../../_ui/badge.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { Time } from '../../../../_ui/time.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';

const states: Record<EnrolmentState, { label: string; tone: Tone }> = {
  invited: { label: 'Invited', tone: 'neutral' },
  enrolled: { label: 'Enrolled', tone: 'neutral' },
  practising: { label: 'Practising', tone: 'caution' },
  voting: { label: 'Voting', tone: 'accent' },
  finished: { label: 'Finished', tone: 'neutral' },
  withdrawn: { label: 'Withdrawn', tone: 'danger' },
  replaced: { label: 'Replaced', tone: 'caution' },
  screened_out: { label: 'Screened out', tone: 'caution' },
};

const columns: Column<RaterQuality>[] = [
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].label}</Badge>,
  },
  { key: 'done', header: 'Pairs done', numeric: true, cell: ({ done }) => shareText(done) },
  {
    key: 'last',
    header: 'Last vote',
    cell: ({ last_at: at }) => (at === null ? '–' : <Time at={new Date(at)} />),
  },
  { key: 'votes', header: 'Votes', numeric: true, cell: ({ votes }) => formatCount(votes) },
  {
    key: 'time',
    header: 'Median time',
    numeric: true,
    cell: ({ median_response_ms: ms }) => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`),
  },
  { key: 'fast', header: 'Too fast', numeric: true, cell: (rater) => formatCount(rater.too_fast) },
  { key: 'left', header: 'Chose left', numeric: true, cell: ({ left }) => shareText(left) },
];

/** Columns that stand there only when something went wrong. */
const faults: (Column<RaterQuality> & {
  key: 'reported' | 'conflicts' | 'duplicates' | 'refused' | 'doubted';
})[] = [
  {
    key: 'reported',
    header: 'Reported',
    numeric: true,
    cell: ({ reported }) => formatCount(reported),
  },
  {
    key: 'doubted',
    header: 'Faster than said',
    numeric: true,
    cell: ({ doubted }) => formatCount(doubted),
  },
  {
    key: 'conflicts',
    header: 'Conflicts',
    numeric: true,
    cell: ({ conflicts }) => formatCount(conflicts),
  },
  {
    key: 'duplicates',
    header: 'Answered twice',
    numeric: true,
    cell: ({ duplicates }) => formatCount(duplicates),
  },
  {
    key: 'refused',
    header: 'Not taken',
    numeric: true,
    cell: ({ refused }) => formatCount(refused),
  },
];

/** Columns that stand there only where a study has such trials, and answers to them. */
const checks: (Column<RaterQuality> & { key: 'gold' | 'repeats' | 'practice' })[] = [
  { key: 'gold', header: 'Gold right', numeric: true, cell: ({ gold }) => shareText(gold) },
  {
    key: 'repeats',
    header: 'Repeats agree',
    numeric: true,
    cell: ({ repeats }) => shareText(repeats),
  },
  {
    key: 'practice',
    header: 'Practice right',
    numeric: true,
    cell: ({ practice, practice_try: attempt }) =>
      attempt === 1 ? shareText(practice) : `${shareText(practice)} in try ${attempt}`,
  },
];

/** The quality of each rater's work. */
export function RaterTable({
  slug,
  raters,
}: {
  slug: string;
  raters: readonly RaterQuality[];
}): ReactElement {
  const name: Column<RaterQuality> = {
    key: 'rater',
    header: 'Rater',
    rowHeader: true,
    cell: ({ rater, simulated }) => (
      <>
        <TextLink href={`/studies/${slug}/raters/${rater}`}>{rater}</TextLink>
        {simulated && ' (simulated)'}
      </>
    ),
  };
  const shown = faults.filter(({ key }) => raters.some((rater) => rater[key] > 0));
  const checked = checks.filter(({ key }) => raters.some((rater) => rater[key].of > 0));
  return (
    <Table
      caption="Raters and the quality of their votes"
      captionHidden
      stacked
      columns={[name, ...columns, ...checked, ...shown]}
      rows={raters}
      rowKey={({ rater }) => rater}
    />
  );
}

function shareText({ count, of }: Share): string {
  return of === 0 ? '–' : `${formatCount(count)} of ${formatCount(of)}`;
}
