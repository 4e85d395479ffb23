import type { ReactElement } from 'react';
import { connection } from 'next/server';
import { ButtonLink } from './_ui/button-link.tsx';
import { EmptyState } from './_ui/empty-state.tsx';
import { Heading } from './_ui/heading.tsx';
import { NarrowPage } from './_ui/layout.tsx';
import { PageMain } from './_ui/page-main.tsx';

export default async function NotFound(): Promise<ReactElement> {
  await connection();
  return (
    <PageMain>
      <NarrowPage>
        <Heading level={1}>Not found</Heading>
        <EmptyState
          title="There is nothing here that you may see"
          action={<ButtonLink href="/">Go to the start</ButtonLink>}
        >
          The address may be mistyped, or it belongs to a study that you are not a member of. Its
          owner can add you.
        </EmptyState>
      </NarrowPage>
    </PageMain>
  );
}
