'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { STUDY_ROLES } from '#domain/study-role.ts';
import { Button } from '../../../../_ui/button.tsx';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Form } from '../../../../_ui/form.tsx';
import { Live, Panel, Row } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import { inviteColleagueAction } from './invite-colleague-action.ts';
import { roleWords } from './role-words.ts';

/** Makes a link for a colleague and shows it once. */
export function InviteColleague({ slug }: { slug: string }): ReactElement {
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<string>();
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    const { url } = await inviteColleagueAction(slug, form);
    setBusy(false);
    setLink(url);
  };
  return (
    <Panel>
      <Form onSubmit={submit}>
        <Row align="end">
          <SelectField
            label="As"
            name="role"
            options={STUDY_ROLES.map((value) => ({ value, label: roleWords[value] }))}
          />
          <Button type="submit" variant="primary" busy={busy}>
            Create link
          </Button>
        </Row>
      </Form>
      {link !== undefined && (
        <Live>
          <Notice tone="accent" title="The link is ready">
            Copy it before you leave this page, and send it to one person.
          </Notice>
          <CodeBlock label="Invitation of a colleague">{link}</CodeBlock>
          <Row>
            <CopyButton text={link} label="Copy link" copied="The link is copied." />
          </Row>
        </Live>
      )}
    </Panel>
  );
}
