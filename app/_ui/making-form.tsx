'use client';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Outcome } from '../_data/tell-user-error.ts';
import { Button } from './button.tsx';
import { Form } from './form.tsx';
import { Live, Panel, Row } from './layout.tsx';
import { Notice } from './notice.tsx';
import { useAct } from './use-act.ts';

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
  const { error, pending, send } = useAct();
  const [made, setMade] = useState<{ value: Made }>();
  const submit = (form: FormData): void =>
    send(async () => {
      const outcome = await make(form);
      if (outcome.error === undefined) setMade({ value: outcome.value });
      return outcome.error;
    });
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
          <Button type="submit" variant="primary" busy={pending}>
            {verb}
          </Button>
        </Row>
      </Form>
      {made && <Live>{show(made.value)}</Live>}
    </Panel>
  );
}
