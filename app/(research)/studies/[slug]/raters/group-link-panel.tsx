'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CreatedGroupLink } from '#study/recruiting/create-group-link.ts';
import { Button } from '../../../../_ui/button.tsx';
import { CodeBlock } from '../../../../_ui/code.tsx';
import { CopyButton } from '../../../../_ui/copy-button.tsx';
import { Form } from '../../../../_ui/form.tsx';
import { Live, Panel, Row } from '../../../../_ui/layout.tsx';
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<CreatedGroupLink>();
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    const outcome = await createGroupLinkAction(slug, form);
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
          <Button type="submit" variant="primary" busy={busy}>
            Create group link
          </Button>
        </Row>
      </Form>
      {made && (
        <Live>
          <Notice tone="accent" title="The group link is ready">
            Copy it before you leave this page. Whoever joins gets a link of their own to come back.
          </Notice>
          <CodeBlock label="Group link">{made.url}</CodeBlock>
          <CopyButton text={made.url} label="Copy link" copied="The link is copied." />
        </Live>
      )}
    </Panel>
  );
}
