'use client';
import type { ReactElement } from 'react';
import { STUDY_ROLES } from '#domain/study-role.ts';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Row } from '../../../../_ui/layout.tsx';
import { MakingForm } from '../../../../_ui/making-form.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import { inviteColleagueAction } from './invite-colleague-action.ts';
import { roleWords } from './role-words.ts';

/** Makes a link for a colleague and shows it once. */
export function InviteColleague({ slug }: { slug: string }): ReactElement {
  return (
    <MakingForm
      make={async (form) => ({ value: await inviteColleagueAction(slug, form) })}
      verb="Create link"
      show={({ url }) => (
        <>
          <Notice tone="accent" title="The link is ready">
            Copy it before you leave this page, and send it to one person.
          </Notice>
          <CodeBlock label="Invitation of a colleague">{url}</CodeBlock>
          <Row>
            <CopyButton text={url} label="Copy link" copied="The link is copied." />
          </Row>
        </>
      )}
    >
      <SelectField
        label="As"
        name="role"
        options={STUDY_ROLES.map((value) => ({ value, label: roleWords[value] }))}
      />
    </MakingForm>
  );
}
