import type { ReactElement } from 'react';
import type { RaterDocument } from '#study/raters/export-rater.ts';
import { ButtonLink } from '../../../../../_ui/button-link.tsx';
import { ConfirmDialog } from '../../../../../_ui/confirm-dialog.tsx';
import { Row } from '../../../../../_ui/layout.tsx';
import { Section } from '../../../../../_ui/section.tsx';
import { eraseRaterAction, withdrawRaterAction } from './rater-rights-actions.ts';

/** What a rater may ask the researcher for. */
export function RaterRights({
  slug,
  rater,
  removes,
}: {
  slug: string;
  rater: RaterDocument;
  /** whether a withdrawal deletes the answers */
  removes: boolean;
}): ReactElement {
  const { rater: name, person, state } = rater;
  const isTied = person.email !== null || person.panel !== null;
  return (
    <Section
      title="At the rater's wish"
      description="A rater can do the first and the last on the page for raters as well. The file tells of no arm, so that it can be given out while the study is open."
    >
      <Row>
        <ButtonLink href={`/api/studies/${slug}/raters/${name}`} download>
          Download what is kept
        </ButtonLink>
        {isTied && (
          <ConfirmDialog
            trigger="Erase address"
            title={`Erase what ties ${name} to a person?`}
            confirm="Erase address"
            danger
            action={eraseRaterAction.bind(null, slug, name)}
          >
            <p>Link and answers stay. The address or panel name cannot be brought back.</p>
          </ConfirmDialog>
        )}
        {state !== 'withdrawn' && (
          <ConfirmDialog
            trigger="Withdraw rater"
            title={`Withdraw ${name} from the study?`}
            confirm="Withdraw rater"
            danger
            action={withdrawRaterAction.bind(null, slug, name)}
          >
            <p>
              Link and address go.{' '}
              {removes
                ? 'The answers are deleted, as the consent says, and every export will tell of it.'
                : 'The answers stay, as the consent says.'}
            </p>
          </ConfirmDialog>
        )}
      </Row>
    </Section>
  );
}
