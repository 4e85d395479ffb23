import type { Metadata } from 'next';
import { Suspense } from 'react';
import type { ReactElement } from 'react';
import type { Study } from '#prisma/generated/client.ts';
import type { PlannedLook } from '#evaluation/votes/results/result-table-shape.ts';
import { asSentence } from '#domain/as-sentence.ts';
import { brokenStudy } from '#study/life/broken-study.ts';
import { humanAgainstMetrics } from '#study/results/human-against-metrics.ts';
import { readKeptMetrics } from '#study/results/read-kept-metrics.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { chooseForests } from '../../../../_data/choose-forests.ts';
import { readFreeze } from '../../../../_data/read-freeze.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { findTradeOffs } from '../../../../_data/find-trade-offs.ts';
import { readRuntime } from '../../../../_data/read-runtime.ts';
import { readResultsInParts } from '../../../../_data/read-results-in-parts.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { BrokenStudy } from '../broken-study.tsx';
import { Loading } from '../../../../_ui/loading.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { OpenStudyNotice } from './open-study-notice.tsx';
import { ResultSheet } from './result-sheet.tsx';
import { WithheldResults } from './withheld-results.tsx';

export const metadata: Metadata = { title: 'Results' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ResultsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role, researcher } = await requireStudyAccess(slug, 'see');
  const broken = brokenStudy(study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  const access = await readResultAccess({ study, userId: researcher.id, reading: 'results' });
  if (!access.shown) return <WithheldResults study={study} role={role} access={access} />;
  const by = (await searchParams).by;
  return (
    <>
      <OpenStudyNotice access={access} />
      <Suspense key={String(by)} fallback={<Loading>Reading the votes</Loading>}>
        <Results study={study} look={access.look} by={by} />
      </Suspense>
    </>
  );
}

/** All that is made of the votes, which takes a while where they are many and were never read before. */
async function Results({
  study,
  look,
  by,
}: {
  study: Study;
  look: PlannedLook | null;
  by: string | string[] | undefined;
}): Promise<ReactElement> {
  const [freeze, outcome, seconds] = await Promise.all([
    readFreeze(study),
    tellUserError(() => readResultsInParts(study, { look })),
    tellUserError(() => readRuntime(study)),
  ]);
  if (!freeze.holds) {
    return (
      <EmptyState title="Results are not shown">
        The study is not what was frozen when it opened, as is said above.
      </EmptyState>
    );
  }
  if (outcome.error !== undefined) {
    return <EmptyState title="There is no result">{outcome.error}</EmptyState>;
  }
  const { table, breakdownsBy } = outcome.value;
  const forests = chooseForests(table, by);
  const runtime = seconds.error === undefined ? seconds.value : null;
  const { metrics, faults } = await readKeptMetrics(database(), study.id);
  const figures = findTradeOffs(study, { table, runtime, metrics });
  return (
    <>
      {seconds.error !== undefined && (
        <Notice tone="caution" title="Seconds per image cannot be told">
          {asSentence(seconds.error)}
        </Notice>
      )}
      {faults.length > 0 && (
        <Notice tone="caution" title="Metrics that cannot be told">
          {faults.map(asSentence).join(' ')}
        </Notice>
      )}
      <ResultSheet
        study={study}
        table={table}
        runtime={runtime}
        figures={figures}
        breakdowns={await breakdownsBy(forests.shown)}
        otherParts={forests.others}
        metrics={humanAgainstMetrics(table, metrics)}
      />
    </>
  );
}
