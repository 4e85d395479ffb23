'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { keyPathAt } from '#domain/yaml/key-path-at.ts';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import { Code } from '../../../_ui/code.tsx';
import { Live, Stack } from '../../../_ui/layout.tsx';
import { TermList, type Term } from '../../../_ui/term-list.tsx';
import { TextField } from '../../../_ui/text-field.tsx';
import { WithCode } from '../../../_ui/with-code.tsx';
import { rowsAt, rowsWith } from './rows-at.ts';

/** What can stand in a protocol where the cursor is, or what a search finds of it. */
export function ProtocolReference({
  rows,
  text,
  cursor,
}: {
  rows: readonly ReferenceRow[];
  text: string;
  /** characters before the cursor */
  cursor: number;
}): ReactElement {
  const [asked, setAsked] = useState('');
  // reading a long protocol again must not hold up the writing of it
  const [written, place] = [useDeferredValue(text), useDeferredValue(cursor)];
  const here = useMemo(() => rowsAt(rows, keyPathAt(written, place)), [rows, written, place]);
  const found = asked.trim() === '' ? here : rowsWith(rows, asked.trim());
  return (
    <Stack>
      <TextField
        label="Find a key"
        name="asked"
        description="Or put the cursor on one in the protocol."
        onChange={(event) => setAsked(event.target.value)}
      />
      <Live>{found.length === 0 && <p>No key, value or meaning has these words.</p>}</Live>
      <TermList label="Keys of the protocol" terms={found.map(termOf)} />
    </Stack>
  );
}

function termOf({ path, kind, usual, meaning }: ReferenceRow): Term {
  const without = usual === null ? 'must be given' : usual && `without it ${usual}`;
  return {
    term: <Code>{path}</Code>,
    meaning: <WithCode text={meaning} />,
    facts: <WithCode text={[kind, without].filter(Boolean).join('; ')} />,
  };
}
