import type { ReactElement } from 'react';
import { pairsAddress } from '../../../../_data/pair-filter.ts';
import { Prose } from '../../../../_ui/layout.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';

/** The ways from the shares to the images and votes that they are made of. */
export function PairLinks({ slug }: { slug: string }): ReactElement {
  return (
    <Prose muted>
      <p>
        Each share opens the pairs of images behind it. See also the{' '}
        <TextLink href={pairsAddress(slug, {})}>pairs on which raters split most</TextLink>, and{' '}
        <TextLink href={pairsAddress(slug, { order: 'agreed' })}>
          those that all decide alike
        </TextLink>
        .
      </p>
    </Prose>
  );
}
