import type { ReactElement } from 'react';
import type { StudyStatus } from '#study/life/study-status.ts';
import { formatCount } from '#domain/format-count.ts';
import { StatList } from '../../../_ui/stat.tsx';

/** The counts of a study; never its results. */
export function StudyCounts({ status }: { status: StudyStatus }): ReactElement {
  const { comparisons, raters, trials, votes } = status;
  return (
    <StatList
      items={[
        {
          label: 'Comparisons',
          value: formatCount(comparisons.total - comparisons.excluded),
          note:
            comparisons.excluded > 0
              ? `${formatCount(comparisons.excluded)} excluded`
              : 'none excluded',
        },
        {
          label: 'Raters finished',
          value: formatCount(raters.finished),
          note: `${formatCount(raters.total)} invited, ${formatCount(raters.expected)} expected`,
        },
        {
          label: 'Votes',
          value: formatCount(votes.given),
          note:
            votes.planned === null ? 'no number planned' : `${formatCount(votes.planned)} planned`,
        },
        {
          label: 'Votes, last active day',
          value: formatCount(votes.last_day),
          note:
            votes.last_at === null
              ? 'none yet'
              : `last at ${votes.last_at.slice(0, 16).replace('T', ' ')} UTC`,
        },
        {
          label: 'Trials reported',
          value: formatCount(trials.reported),
          note: 'by raters',
        },
        ...(votes.conflicts === 0
          ? []
          : [
              {
                label: 'Conflicting answers',
                value: formatCount(votes.conflicts),
                note: 'given in two browsers; the later counts',
              },
            ]),
        ...(votes.duplicates === 0
          ? []
          : [
              {
                label: 'Answered twice',
                value: formatCount(votes.duplicates),
                note: 'alike in two browsers; one counts',
              },
            ]),
      ]}
    />
  );
}
