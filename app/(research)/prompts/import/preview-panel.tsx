'use client';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { countOf } from '#domain/count-of.ts';
import { Button } from '../../../_ui/button.tsx';
import { Form } from '../../../_ui/form.tsx';
import { Row } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { Section } from '../../../_ui/section.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { PreviewTable } from './preview-table.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { columnsFound, nameOf } from './name-of.ts';
import type { ImportState, PromptImporting } from './use-prompt-import.ts';

type Previewed = Extract<ImportState, { kind: 'previewed' }>;

/** How a file was read, what could be read otherwise, and whether it is to be stored. */
export function PreviewPanel({
  state,
  choose,
  store,
  cancel,
}: Omit<PromptImporting, 'state'> & { state: Previewed }): ReactElement {
  const { chosen, preview, storing, refusal } = state;
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={heading} tabIndex={-1} className="flex flex-col gap-8 outline-none">
      <Section title={`How ${preview.fileName} is read`}>
        <Notice tone="accent">
          {preview.description.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
        {preview.columns.length > 0 && (
          <ColumnChoice
            names={preview.columns.map(({ name }) => name)}
            chosen={chosen.columns}
            found={columnsFound(preview)}
            onChoose={(columns) => choose({ ...chosen, columns })}
          />
        )}
        <PreviewTable preview={preview} />
      </Section>
      <Form onSubmit={(form) => store(nameOf(form))}>
        {refusal && <RefusalNotice title="It was not stored" refusal={refusal} />}
        <TextField
          label="Name of the set"
          name="name"
          required
          maxLength={200}
          defaultValue={preview.fileName.replace(/\.(tsv|csv|txt|json|jsonl|ndjson)$/i, '')}
          description="Protocols name it by this. It cannot be changed later."
        />
        <Row>
          <Button type="submit" variant="primary" busy={storing}>
            {`Store ${countOf(preview.prompts, 'prompt')}`}
          </Button>
          <Button variant="quiet" onClick={cancel} disabled={storing}>
            Cancel
          </Button>
        </Row>
      </Form>
    </div>
  );
}
