import type { Metadata } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { findStudyName } from '../../../_auth/find-study-name.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { readFreeze } from '../../../_data/read-freeze.ts';
import { studyStateWords } from '../../../_data/study-words.ts';
import { Badge } from '../../../_ui/badge.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { PageHeader } from '../../../_ui/page-header.tsx';
import { TabNav } from '../../../_ui/tab-nav.tsx';
import { ChangedStudy } from './changed-study.tsx';
import { StudyActions } from './study-actions.tsx';

type Props = { children: ReactNode; params: Promise<{ slug: string }> };

/** The pages of a study are named after it too: tabs and bookmarks of several studies are told apart. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await findStudyName((await params).slug);
  if (name === null) return {};
  return { title: { template: `%s · ${name} · OnPar`, default: name } };
}

export default async function StudyLayout({ children, params }: Props): Promise<ReactElement> {
  const { slug } = await params;
  const { study, role } = await requireStudyAccess(slug, 'see');
  const base = `/studies/${slug}`;
  const words = studyStateWords[study.state];
  const { origin } = study;
  return (
    <>
      <PageHeader
        title={study.name}
        parent={{ href: '/studies', label: 'Studies' }}
        badge={
          <>
            <Badge tone={words.tone}>{words.label}</Badge>{' '}
            {origin !== null && <Badge>Imported</Badge>}
          </>
        }
        actions={<StudyActions slug={slug} state={study.state} role={role} />}
        tabs={<TabNav label="Study" tabs={origin === null ? tabsOf(base) : tabsOfImport(base)} />}
      />
      {study.simulated && (
        <Notice tone="caution" title="Some raters of this study are simulated">
          Their votes are drawn by a program, to show how the pages work. They say nothing about
          what people prefer.
        </Notice>
      )}
      <ChangedStudy slug={slug} role={role} freeze={await readFreeze(study)} />
      {children}
    </>
  );
}

type Tabs = { href: string; label: string }[];

function tabsOf(base: string): Tabs {
  return [
    { href: base, label: 'Overview' },
    { href: `${base}/gallery`, label: 'Gallery' },
    { href: `${base}/raters`, label: 'Raters' },
    { href: `${base}/results`, label: 'Results' },
    { href: `${base}/metrics`, label: 'Metrics' },
    { href: `${base}/people`, label: 'People' },
  ];
}

/** Votes from elsewhere come without images, and without raters of ours. */
function tabsOfImport(base: string): Tabs {
  return [
    { href: base, label: 'Overview' },
    { href: `${base}/results`, label: 'Results' },
    { href: `${base}/people`, label: 'People' },
  ];
}
