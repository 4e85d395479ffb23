'use client';
import type { ReactElement } from 'react';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { MakingForm } from '../../../../_ui/making-form.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { SelectField } from '../../../../_ui/select-field.tsx';
import { TextField } from '../../../../_ui/text-field.tsx';
import { createGroupLinkAction } from './group-link-actions.ts';

const kinds = [
  { value: 'open', label: 'Whoever has the link' },
  { value: 'panel', label: 'People sent by a panel' },
];

/** Makes a link by which a group joins, and shows it once. */
export function GroupLinkPanel({ slug, most }: { slug: string; most: number }): ReactElement {
  return (
    <MakingForm
      make={(form) => createGroupLinkAction(slug, form)}
      verb="Create group link"
      show={({ url }) => (
        <>
          <Notice tone="accent" title="The group link is ready">
            Copy it before you leave this page. Whoever joins gets a link of their own to come back.
          </Notice>
          <CodeBlock label="Group link">{url}</CodeBlock>
          <CopyButton text={url} label="Copy link" copied="The link is copied." />
        </>
      )}
    >
      <SelectField label="Who joins" name="kind" defaultValue="open" options={kinds} />
      <TextField
        label="Raters at most"
        name="cap"
        type="number"
        defaultValue="12"
        min={1}
        max={most}
        required
      />
      <TextField label="Days until it ends" name="days" type="number" min={1} max={3650} />
    </MakingForm>
  );
}
