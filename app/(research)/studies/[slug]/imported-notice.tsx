import type { ReactElement } from 'react';
import { EmptyState } from '../../../_ui/empty-state.tsx';
import { TextLink } from '../../../_ui/text-link.tsx';

/** In place of a page of images or raters: an imported study has none. */
export function ImportedNotice({ slug }: { slug: string }): ReactElement {
  return (
    <EmptyState title="This study was imported">
      <p>
        Its votes were given elsewhere. The images and the raters are not here, and only the votes
        are: see the <TextLink href={`/studies/${slug}/results`}>results</TextLink>.
      </p>
    </EmptyState>
  );
}
