import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { brokenStudy } from '#study/life/broken-study.ts';
import { readProtocol } from '#study/protocol/read-protocol.ts';
import { requireStudyAccess } from '../../../../../_auth/require-study-access.ts';
import { choosePairs } from '../../../../../_data/choose-pairs.ts';
import { pairsAddress, parsePairFilter } from '../../../../../_data/pair-filter.ts';
import { readPairImages } from '../../../../../_data/read-pair-images.ts';
import { readPairScores } from '../../../../../_data/read-pair-scores.ts';
import { readResultAccess } from '../../../../../_data/read-result-access.ts';
import { readResultsInParts } from '../../../../../_data/read-results-in-parts.ts';
import { tellUserError } from '../../../../../_data/tell-user-error.ts';
import { EmptyState } from '../../../../../_ui/empty-state.tsx';
import { NoSuchPage } from '../../../../../_ui/no-such-page.tsx';
import { Pagination } from '../../../../../_ui/pagination.tsx';
import { TextLink } from '../../../../../_ui/text-link.tsx';
import { BrokenStudy } from '../../broken-study.tsx';
import { ImportedNotice } from '../../imported-notice.tsx';
import { OpenStudyNotice } from '../open-study-notice.tsx';
import { WithheldResults } from '../withheld-results.tsx';
import { MissingScores } from './missing-scores.tsx';
import { PairFilters } from './pair-filters.tsx';
import { PairWall } from './pair-wall.tsx';

export const metadata: Metadata = { title: 'Pairs and their votes' };

const ON_PAGE = 24;

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What the numbers of the results are made of: pairs of images with the votes on them. */
export default async function PairsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role, researcher } = await requireStudyAccess(slug, 'see');
  const broken = brokenStudy(study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  if (study.origin !== null) return <ImportedNotice slug={slug} />;
  const access = await readResultAccess({ study, userId: researcher.id, reading: 'results' });
  if (!access.shown) return <WithheldResults study={study} role={role} access={access} />;
  const filter = parsePairFilter(await searchParams);
  const { look } = access;
  const outcome = await tellUserError(() => readResultsInParts(study, { look }));
  if (outcome.error !== undefined) {
    return <EmptyState title="There is no result">{outcome.error}</EmptyState>;
  }
  const { table } = outcome.value;
  const pairs = await outcome.value.pairs();
  const { scores, disagreements } = await readPairScores(study, pairs);
  const chosen = choosePairs(pairs, filter, disagreements);
  const pages = Math.max(1, Math.ceil(chosen.length / ON_PAGE));
  const pageHref = (page: number): `/${string}` => pairsAddress(slug, { ...filter, page });
  const shown = chosen.slice((filter.page - 1) * ON_PAGE, filter.page * ON_PAGE);
  return (
    <>
      <p className="text-sm">
        <span aria-hidden="true" className="pr-1.5 text-ink-muted">
          ←
        </span>
        <TextLink href={`/studies/${slug}/results`}>Results</TextLink>
      </p>
      <OpenStudyNotice access={access} />
      <PairFilters slug={slug} filter={filter} table={table} pairs={pairs} found={chosen.length} />
      {filter.order === 'metric' && (
        <MissingScores scores={scores} arms={readProtocol(study.protocol).arms} />
      )}
      {filter.page > pages ? (
        <NoSuchPage page={filter.page} pages={pages} href={pageHref} />
      ) : shown.length === 0 ? (
        <EmptyState title="No pair fits these choices">
          <TextLink href={pairsAddress(slug, {})}>Show all pairs</TextLink>
        </EmptyState>
      ) : (
        <PairWall
          slug={slug}
          pairs={shown}
          images={await readPairImages(study, shown)}
          questions={table.questions}
          metric={scores === null ? null : { label: scores.label, disagreements }}
        />
      )}
      <Pagination page={filter.page} pages={pages} href={pageHref} />
    </>
  );
}
