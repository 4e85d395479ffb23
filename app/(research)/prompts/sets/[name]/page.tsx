import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import type { ReactElement } from 'react';
import { nameOfPlace } from '#domain/name-of-place.ts';
import { requireResearcher } from '../../../../_auth/require-researcher.ts';
import { parsePromptSearch } from '../../../../_data/prompt-search.ts';
import { readPromptSet } from '../../../../_data/read-prompt-set.ts';
import { Hash } from '../../../../_ui/code.tsx';
import { DefinitionList } from '../../../../_ui/definition-list.tsx';
import { formatCount } from '#domain/format-count.ts';
import { Loading } from '../../../../_ui/loading.tsx';
import { PageHeader } from '../../../../_ui/page-header.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { Time } from '../../../../_ui/time.tsx';
import { UsingStudies } from '../../using-studies.tsx';
import { FoundPromptList } from './found-prompt-list.tsx';
import { PromptFilters } from './prompt-filters.tsx';

type Props = {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Shown = NonNullable<Awaited<ReturnType<typeof readPromptSet>>>;

async function readSet({ params }: Props): Promise<Shown> {
  const { id } = await requireResearcher();
  const set = await readPromptSet(decodeURIComponent((await params).name), id);
  return set ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireResearcher();
  return { title: decodeURIComponent((await params).name) };
}

export default async function PromptSetPage(props: Props): Promise<ReactElement> {
  const set = await readSet(props);
  const search = parsePromptSearch(await props.searchParams);
  // what is looked for next begins with fields and a list of its own
  const asked = JSON.stringify(search);
  return (
    <>
      <PageHeader title={set.name} parent={{ href: '/prompts', label: 'Prompts' }} />
      <DefinitionList items={facts(set)} />
      <Section title="Prompts">
        <PromptFilters key={`filters ${asked}`} set={set} search={search} />
        <Suspense key={asked} fallback={<Loading>Looking through the prompts</Loading>}>
          <FoundPromptList set={set} search={search} />
        </Suspense>
      </Section>
    </>
  );
}

function facts(set: Shown) {
  const { prompts, metadataColumns, source, sha256, createdAt, studies } = set;
  return [
    { term: 'Prompts', value: formatCount(prompts) },
    ...(metadataColumns.length === 0
      ? []
      : [{ term: 'Further columns', value: metadataColumns.join(', ') }]),
    { term: 'From', value: nameOfPlace(source) },
    { term: 'sha256 of the file', value: <Hash value={sha256} whole /> },
    { term: 'Imported', value: <Time at={createdAt} /> },
    { term: 'Your studies', value: <UsingStudies studies={studies} /> },
  ];
}
