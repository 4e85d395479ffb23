'use client';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../../_ui/button.tsx';
import { ChoiceField } from '../../../../_ui/choice-field.tsx';
import { ConfirmDialog } from '../../../../_ui/confirm-dialog.tsx';
import { Row } from '../../../../_ui/layout.tsx';
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from '../protocol-template.ts';

/** A protocol to begin from; a text that was edited is replaced only when that was confirmed. */
export function TemplateChoice({
  isEdited,
  onChoose,
}: {
  isEdited: boolean;
  onChoose: (template: TemplateName) => void;
}): ReactElement {
  const [chosen, setChosen] = useState<TemplateName>('card');
  return (
    <Row align="end">
      <ChoiceField
        label="Begin from"
        value={chosen}
        options={TEMPLATE_NAMES.map((value) => ({ value, label: TEMPLATES[value] }))}
        onChange={(value) => setChosen(TEMPLATE_NAMES.find((name) => name === value) ?? chosen)}
      />
      {isEdited ? (
        <ConfirmDialog
          trigger="Use this template"
          title="Replace the protocol?"
          confirm="Replace it"
          danger
          action={() => {
            onChoose(chosen);
            return Promise.resolve(undefined);
          }}
        >
          <p>What you have written is lost, in the form and in the protocol.</p>
        </ConfirmDialog>
      ) : (
        <Button onClick={() => onChoose(chosen)}>Use this template</Button>
      )}
    </Row>
  );
}
