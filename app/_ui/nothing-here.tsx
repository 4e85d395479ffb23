import type { ReactElement } from 'react';
import { ButtonLink } from './button-link.tsx';
import { EmptyState } from './empty-state.tsx';
import { Heading } from './heading.tsx';
import { NarrowPage } from './layout.tsx';

/** What stands where there is nothing, or nothing that the person may see: the two look the same. */
export function NothingHere(): ReactElement {
  return (
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
  );
}
