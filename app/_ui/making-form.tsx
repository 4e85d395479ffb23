'use client';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Outcome } from '../_data/tell-user-error.ts';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Live, Panel, Row } from './layout.tsx';
import { Notice } from './notice.tsx';

/** A form in a panel that makes something, and shows it once below, or what kept it from being made. */
export function MakingForm<Made>({
  make,
  verb,
  children,
  show,
}: {
  make: (form: FormData) => Promise<Outcome<Made>>;
  /** what the button says */
  verb: string;
  /** the fields, in one row with the button */
  children: ReactNode;
  show: (made: Made) => ReactNode;
}): ReactElement {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<{ value: Made }>();
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    const outcome = await make(form);
    setBusy(false);
    setError(outcome.error);
    if (outcome.error === undefined) setMade({ value: outcome.value });
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
          {children}
          <Button type="submit" variant="primary" busy={busy}>
            {verb}
          </Button>
        </Row>
      </Form>
      {made && <Live>{show(made.value)}</Live>}
    </Panel>
  );
}
