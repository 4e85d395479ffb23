import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { mayDo } from '#domain/study-rights.ts';
import { brokenStudy } from '#study/life/broken-study.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { galleryAddress, parseGalleryFilter } from '../../../../_data/gallery-filter.ts';
import { sampleMeant, stepsFrom } from '../../../../_data/gallery-steps.ts';
import { findActiveRun } from '../../../../_data/find-active-run.ts';
import { readGallery } from '../../../../_data/read-gallery.ts';
import { readSample } from '../../../../_data/read-sample.ts';
import { EmptyState } from '../../../../_ui/empty-state.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Stack } from '../../../../_ui/layout.tsx';
import { LiveRefresh } from '../../../../_ui/live-refresh.tsx';
import { NoSuchPage } from '../../../../_ui/no-such-page.tsx';
import { Pagination } from '../../../../_ui/pagination.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';
import { BrokenStudy } from '../broken-study.tsx';
import { ImportedNotice } from '../imported-notice.tsx';
import { GalleryFilters } from './gallery-filters.tsx';
import { PromptImages } from './prompt-images.tsx';
import { SampleDialog } from './sample-dialog.tsx';

export const metadata: Metadata = { title: 'Gallery' };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function GalleryPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role } = await requireStudyAccess(slug, 'see');
  const broken = brokenStudy(study);
  if (broken !== null) return <BrokenStudy why={broken} />;
  if (study.origin !== null) return <ImportedNotice slug={slug} />;
  const filter = parseGalleryFilter(await searchParams);
  const [gallery, runId] = await Promise.all([readGallery(study, filter), findActiveRun(study.id)]);
  const pageHref = (page: number): `/${string}` => galleryAddress(slug, { ...filter, page });
  const sampleId = sampleMeant(filter, gallery);
  const sample = sampleId === null ? null : await readSample(study, sampleId);
  return (
    <>
      {runId !== null && <LiveRefresh runId={runId} />}
      <GalleryFilters slug={slug} gallery={gallery} filter={filter} />
      <p>{`${formatCount(gallery.promptCount)} ${gallery.promptCount === 1 ? 'prompt' : 'prompts'}`}</p>
      {filter.page > gallery.pages ? (
        <NoSuchPage page={filter.page} pages={gallery.pages} href={pageHref} />
      ) : gallery.prompts.length === 0 ? (
        <EmptyState title="No image fits these choices">
          <TextLink href={galleryAddress(slug, {})}>Show all images</TextLink>
        </EmptyState>
      ) : (
        <Stack gap="large">
          {gallery.prompts.map((prompt, i) => (
            <PromptImages
              key={prompt.id}
              prompt={prompt}
              arms={gallery.arms}
              inSight={i === 0}
              sampleHref={(id) => galleryAddress(slug, { ...filter, sample: id })}
            />
          ))}
        </Stack>
      )}
      <Pagination page={filter.page} pages={gallery.pages} href={pageHref} />
      {sample && (
        <SampleDialog
          sample={sample}
          steps={stepsFrom(sample.id, { slug, filter, gallery })}
          closeHref={galleryAddress(slug, { ...filter, sample: undefined })}
          slug={slug}
          canDecide={mayDo(role, 'judge-images') && study.state !== 'closed'}
        />
      )}
    </>
  );
}
