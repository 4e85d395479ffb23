import type { ReactElement } from 'react';
import { pairsAddress } from '../../../../_data/pair-filter.ts';
import { Prose } from '../../../../_ui/layout.tsx';
import { TextLink } from '../../../../_ui/text-link.tsx';

/** The ways from the shares to the images and votes that they are made of. */
export function PairLinks({ slug }: { slug: string }): ReactElement {
  return (
    <Prose muted>
      <p>
        Each share opens the pairs of images behind it. See also the pairs{' '}
        <TextLink href={pairsAddress(slug, {})}>on which raters split most</TextLink>, those{' '}
        <TextLink href={pairsAddress(slug, { order: 'agreed' })}>that all decide alike</TextLink>,
        and those{' '}
        <TextLink href={pairsAddress(slug, { order: 'metric' })}>
          on which people and a metric disagree most
        </TextLink>
        .
      </p>
    </Prose>
  );
}
