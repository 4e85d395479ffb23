'use client';
import type { ReactElement } from 'react';
import { Button } from '../../../../_ui/button.tsx';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Row } from '../../../../_ui/layout.tsx';
import { MakingForm } from '../../../../_ui/making-form.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { saveFile } from '../../../../_ui/save-file.ts';
import { TextField } from '../../../../_ui/text-field.tsx';
import { inviteAction } from './invite-action.ts';
import type { Invited } from './invite-action.ts';

/** Creates invitation links and shows them once, to copy or to keep as CSV. */
export function InvitePanel({
  slug,
  most,
}: {
  slug: string;
  /** links that can be made at once */
  most: number;
}): ReactElement {
  return (
    <MakingForm
      make={(form) => inviteAction(slug, form)}
      verb="Create links"
      show={(made) => <Invitations slug={slug} made={made} />}
    >
      <TextField
        label="Number of links"
        name="count"
        type="number"
        defaultValue="1"
        min={1}
        max={most}
        required
      />
    </MakingForm>
  );
}

function Invitations({ slug, made }: { slug: string; made: Invited }): ReactElement {
  const { invitations, csv } = made;
  const links = invitations.map(({ url }) => url).join('\n');
  return (
    <>
      <Notice
        tone="accent"
        title={
          invitations.length === 1 ? 'One link is ready' : `${invitations.length} links are ready`
        }
      >
        Copy or download them before you leave this page.
      </Notice>
      <CodeBlock label="Invitation links">{links}</CodeBlock>
      <Row>
        <CopyButton text={links} label="Copy links" copied="The links are copied." />
        <Button
          onClick={() => saveFile(`${slug}-invitations.csv`, new Blob([csv], { type: 'text/csv' }))}
        >
          Download CSV
        </Button>
      </Row>
    </>
  );
}
