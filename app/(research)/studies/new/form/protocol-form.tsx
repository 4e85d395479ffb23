'use client';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import { Button } from '../../../../_ui/button.tsx';
import { Live, Stack } from '../../../../_ui/layout.tsx';
import { Notice } from '../../../../_ui/notice.tsx';
import { useHydrated } from '../../../../_ui/use-hydrated.ts';
import type { Ingredients } from '../../../../_data/read-ingredients.ts';
import type { CheckState } from '../use-protocol-check.ts';
import { ArmsPart } from './arms-part.tsx';
import { ProtocolField } from './fields.tsx';
import { ProtocolProvider } from './form-context.ts';
import { AnalysisPart, QuestionsPart, RatersPart } from './other-parts.tsx';
import { PromptsPart } from './prompts-part.tsx';
import { extentOf, protocolWriter } from './protocol-writer.ts';
import { readWritten } from './read-written.ts';
import { useSketches } from './use-sketches.ts';

/**
 * The protocol as a form. The text is what counts: fields show what it says, and a change in one of
 * them is written into it. While the text cannot be read the fields are empty and disabled.
 */
export function ProtocolForm({
  text,
  onText,
  state,
  ingredients,
  reference,
  onLine,
}: {
  text: string;
  onText: (text: string) => void;
  state: CheckState;
  ingredients: Ingredients;
  reference: readonly ReferenceRow[];
  onLine: (line: number) => void;
}): ReactElement {
  const isHydrated = useHydrated();
  const written = useMemo(() => readWritten(text), [text]);
  const fault = 'fault' in written ? written.fault : null;
  const value = 'value' in written ? written.value : undefined;
  const extent = extentOf(state);
  const images = extent === null ? [] : extent.sketched.flatMap((arm) => arm.images);
  const sketches = useSketches(images.map(({ id }) => id));
  const writer = protocolWriter({ text, value, onText, state, reference, extent, sketches });
  return (
    <ProtocolProvider value={writer}>
      <Stack>
        <Live>
          {fault !== null && (
            <Notice tone="danger" title="The form waits for the protocol">
              Line {fault.line} {fault.message}{' '}
              <Button size="small" onClick={() => onLine(fault.line)}>
                Mend line {fault.line}
              </Button>
            </Notice>
          )}
        </Live>
        <fieldset
          aria-label="Form of the protocol"
          disabled={fault !== null || !isHydrated}
          className="flex min-w-0 flex-col gap-8 disabled:opacity-50"
        >
          <ProtocolField path={['name']} label="Name of the study" required />
          <PromptsPart sets={ingredients.promptSets} />
          <ArmsPart models={ingredients.models} />
          <QuestionsPart />
          <RatersPart />
          <AnalysisPart />
        </fieldset>
      </Stack>
    </ProtocolProvider>
  );
}
