import type { ReactElement } from 'react';
import { galleryAddress } from '../../../../_data/gallery-filter.ts';
import type { Report } from '../../../../_data/read-reports.ts';
import { Table } from '../../../../_ui/table.tsx';
import type { Column } from '../../../../_ui/table.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';
import { Time } from '../../../../_ui/time.tsx';

/** Trials that raters reported, with a way to their images. */
export function ReportTable({
  slug,
  reports,
}: {
  slug: string;
  reports: readonly Report[];
}): ReactElement {
  const columns: Column<Report>[] = [
    { key: 'at', header: 'When', cell: ({ at }) => <Time at={at} /> },
    { key: 'rater', header: 'Rater', rowHeader: true, cell: ({ rater }) => rater },
    {
      key: 'comparison',
      header: 'Comparison',
      numeric: true,
      cell: ({ comparison }) => comparison,
    },
    { key: 'prompt', header: 'Prompt', cell: ({ prompt }) => prompt },
    { key: 'reason', header: 'Reason', cell: ({ reason }) => reason ?? 'none given' },
    {
      key: 'images',
      header: 'Images',
      cell: ({ samples: [a, b] }) => (
        <>
          <TextLink href={galleryAddress(slug, { sample: a })}>first</TextLink>
          {', '}
          <TextLink href={galleryAddress(slug, { sample: b })}>second</TextLink>
        </>
      ),
    },
  ];
  return (
    <Table
      caption="Reported trials"
      captionHidden
      columns={columns}
      rows={reports}
      rowKey={({ id }) => id}
    />
  );
}
