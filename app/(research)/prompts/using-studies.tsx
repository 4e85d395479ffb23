import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { UsingStudy } from '../../_data/read-prompt-sets.ts';
import { TextLink } from '../../_ui/text-link.tsx';

/** The studies that draw from a prompt set. */
export function UsingStudies({ studies }: { studies: readonly UsingStudy[] }): ReactElement {
  if (studies.length === 0) return <>none</>;
  return (
    <>
      {studies.map(({ slug, name }, place) => (
        <Fragment key={slug}>
          {place > 0 && ', '}
          <TextLink href={`/studies/${slug}`}>{name}</TextLink>
        </Fragment>
      ))}
    </>
  );
}
