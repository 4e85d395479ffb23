'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../../_ui/button.tsx';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Form } from '../../../../_ui/form.tsx';
import { Live, Panel, Row } from '../../../../_ui/layout.tsx';
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<Invited>();
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    const outcome = await inviteAction(slug, form);
    setBusy(false);
    setError(outcome.error);
    if (outcome.error === undefined) setMade(outcome.value);
  };
  return (
    <Panel>
      <Form onSubmit={submit}>
        {error !== undefined && (
          <Notice tone="danger" alert>
            {error}
          </Notice>
        )}
        <Row align="end">
          <TextField
            label="Number of links"
            name="count"
            type="number"
            defaultValue="1"
            min={1}
            max={most}
            required
          />
          <Button type="submit" variant="primary" busy={busy}>
            Create links
          </Button>
        </Row>
      </Form>
      {made && <Invitations slug={slug} made={made} />}
    </Panel>
  );
}

function Invitations({ slug, made }: { slug: string; made: Invited }): ReactElement {
  const { invitations, csv } = made;
  const links = invitations.map(({ url }) => url).join('\n');
  return (
    <Live>
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
    </Live>
  );
}
