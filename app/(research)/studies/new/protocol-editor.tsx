'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { at } from '#domain/at.ts';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import type { Upload } from '#study/uploads/list-uploads.ts';
import type { Ingredients } from '../../../_data/read-ingredients.ts';
import { CodeField, type LineMark } from '../../../_ui/code-field.tsx';
import { Fold } from '../../../_ui/fold.tsx';
import { EditorPage, Live, Stack } from '../../../_ui/layout.tsx';
import { reveal } from '../../../_ui/reveal.ts';
import { selectLine } from '../../../_ui/select-line.ts';
import { useDraft } from '../../../_ui/use-draft.ts';
import { CoveragePanel } from './coverage-panel.tsx';
import { USUAL_ANSWERS } from './expected-answers.ts';
import { ProtocolForm } from './form/protocol-form.tsx';
import { TemplateChoice } from './form/template-choice.tsx';
import { PowerEstimate } from './power-estimate.tsx';
import { PowerSummary } from './power-summary.tsx';
import { ProtocolFoot } from './protocol-foot.tsx';
import { ProtocolHelp } from './protocol-help.tsx';
import { protocolTemplate, TEMPLATE_NAMES } from './protocol-template.ts';
import { ProtocolVerdict } from './protocol-verdict.tsx';
import { usePowerEstimate } from './use-power-estimate.ts';
import { ImageUploads } from './uploads/image-uploads.tsx';
import { useImageUploads } from './uploads/use-image-uploads.ts';
import { useProtocolCheck, type CheckState } from './use-protocol-check.ts';
import { useStudyCreation } from './use-study-creation.ts';

/** A protocol as text, checked as it is written and kept in the browser until a study is made of it. */
export function ProtocolEditor({
  initial,
  ingredients,
  uploaded,
  reference,
  draftKey,
}: {
  initial: string;
  ingredients: Ingredients;
  uploaded: readonly Upload[];
  reference: readonly ReferenceRow[];
  draftKey: string;
}): ReactElement {
  const router = useRouter();
  const textArea = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(draftKey);
  const text = draft ?? initial;
  const [cursor, setCursor] = useState(0);
  const images = useImageUploads(uploaded);
  const [state, setState] = useProtocolCheck(text, images.uploads);
  const [creation, create] = useStudyCreation((created) => {
    if (created === null) {
      setState({ kind: 'unreachable' });
    } else if ('slug' in created) {
      setDraft(null);
      router.push(`/studies/${created.slug}`);
    } else if ('check' in created) {
      setState({ kind: 'checked', text, check: created.check });
    }
  });
  const [expected, setExpected] = useState<ExpectedVotes | null>(USUAL_ANSWERS);
  const power = usePowerEstimate(canCreate(state, text) ? text : null, expected);
  const goTo = (line: number): void => {
    if (!textArea.current) return;
    reveal(textArea.current);
    selectLine(textArea.current, line);
  };
  return (
    <Stack gap="large">
      <TemplateChoice
        isEdited={!TEMPLATE_NAMES.some((name) => protocolTemplate(ingredients, name) === text)}
        onChoose={(name) => setDraft(protocolTemplate(ingredients, name))}
      />
      <EditorPage
        aside={
          <>
            <Live>
              <ProtocolVerdict state={state} onLine={goTo} />
            </Live>
            <Fold title="Protocol as text">
              <CodeField
                label="Protocol (YAML)"
                name="protocol"
                rows={22}
                value={text}
                onChange={setDraft}
                lineMarks={markLines(state)}
                textArea={textArea}
                onCursor={setCursor}
              />
            </Fold>
            <PowerSummary state={power} />
            <ProtocolHelp {...{ text, cursor, reference, ingredients }} />
          </>
        }
      >
        <ProtocolForm
          text={text}
          onText={setDraft}
          state={state}
          ingredients={ingredients}
          reference={reference}
          onLine={goTo}
        />
      </EditorPage>
      {state.kind === 'checked' && <CoveragePanel coverage={state.check.coverage} />}
      <ImageUploads uploads={images} />
      <PowerEstimate state={power} expected={expected} onExpected={setExpected} />
      <ProtocolFoot
        state={state}
        creation={creation}
        canCreate={canCreate(state, text)}
        onShow={() => showFirst(state, goTo)}
        onCreate={() => create(text)}
      />
    </Stack>
  );
}

/** Only what was checked as it stands, and found in order. */
function canCreate(state: CheckState, text: string): boolean {
  return state.kind === 'checked' && state.text === text && 'summary' in state.check;
}

/** The field of what is wrong; where the form has none, the line. */
function showFirst(state: CheckState, goTo: (line: number) => void): void {
  const field = document.querySelector<HTMLElement>('fieldset:enabled [aria-invalid="true"]');
  if (field !== null) reveal(field);
  else if (state.kind === 'checked' && 'errors' in state.check)
    goTo(at(state.check.errors, 0, 'what is wrong').line);
}

function markLines(state: CheckState): Map<number, LineMark> {
  if (state.kind !== 'checked') return new Map();
  const [notes, mark] =
    'errors' in state.check
      ? ([state.check.errors, 'danger'] as const)
      : ([state.check.warnings, 'caution'] as const);
  return new Map(notes.map(({ line }) => [line, mark]));
}
