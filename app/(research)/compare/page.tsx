import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { brokenStudy } from '#study/life/broken-study.ts';
import { compareStudies } from '#study/comparison/compare-studies.ts';
import { findStudiesOfModel } from '#study/comparison/find-studies-of-model.ts';
import { modelHistory } from '#study/comparison/model-history.ts';
import { listStudies } from '#study/life/list-studies.ts';
import type { Study } from '#prisma/generated/client.ts';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { chooseStudies } from '../../_data/choose-studies.ts';
import { parseCompareFilter } from '../../_data/compare-filter.ts';
import { database } from '../../_data/database.ts';
import { readComparison } from '../../_data/read-comparison.ts';
import { tellUserError } from '../../_data/tell-user-error.ts';
import { CheckGroup } from '../../_ui/check-group.tsx';
import { EmptyState } from '../../_ui/empty-state.tsx';
import { FilterBar } from '../../_ui/filter-bar.tsx';
import { Notice } from '../../_ui/notice.tsx';
import { PageHeader } from '../../_ui/page-header.tsx';
import { ComparisonSheet } from './comparison-sheet.tsx';
import { ModelHistory } from './model-history.tsx';

export const metadata: Metadata = { title: 'Compare studies' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Studies beside each other, or the results of one model over all of its studies. */
export default async function ComparePage({ searchParams }: Props): Promise<ReactElement> {
  const { id: userId } = await requireResearcher();
  const { studies: wanted, model } = parseCompareFilter(await searchParams);
  if (model !== '') return <HistoryPage model={model} userId={userId} />;
  const studies = (await listStudies({ db: database(), userId })).filter(isWhole);
  const { chosen, notShown } = chooseStudies(studies, wanted);
  return (
    <>
      <PageHeader
        title="Compare studies"
        parent={{ href: '/studies', label: 'Studies' }}
        description="The same arms and questions over studies: first what differs between these, then what each found."
      />
      {studies.length < 2 ? (
        <EmptyState title="There is nothing to compare yet">
          Two studies of yours are needed.
        </EmptyState>
      ) : (
        <FilterBar action="/compare">
          <CheckGroup
            label="Studies"
            name="study"
            options={studies.map(({ slug, name }) => ({ value: slug, label: name }))}
            chosen={chosen.map(({ slug }) => slug)}
          />
        </FilterBar>
      )}
      {notShown.length > 0 && (
        <Notice tone="caution" title="Not all of these are shown">
          {notShown.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {chosen.length === 1 && (
        <EmptyState title="One study alone is chosen">Choose another one beside it.</EmptyState>
      )}
      {chosen.length > 1 && (
        <ComparisonSheet comparison={compareStudies(await readComparison(chosen, userId))} />
      )}
    </>
  );
}

/** A broken study is told about on its own page and in the list. */
function isWhole(study: Study): boolean {
  return brokenStudy(study) === null;
}

async function HistoryPage({
  model,
  userId,
}: {
  model: string;
  userId: string;
}): Promise<ReactElement> {
  const outcome = await tellUserError(() => findStudiesOfModel({ db: database(), model, userId }));
  const studies = outcome.error === undefined ? outcome.value.filter(isWhole) : [];
  return (
    <>
      <PageHeader
        title={`Results of ${model}`}
        parent={{ href: '/models', label: 'Models' }}
        description="What each of your studies found of its arms, the oldest first."
      />
      {outcome.error === undefined ? (
        <ModelHistory
          model={model}
          results={modelHistory(await readComparison(studies, userId), model)}
        />
      ) : (
        <EmptyState title="There is no such model">{outcome.error}</EmptyState>
      )}
    </>
  );
}
