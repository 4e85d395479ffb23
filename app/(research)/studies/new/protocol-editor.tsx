'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import type { ReactElement } from 'react';
import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import type { Ingredients } from '../../../_data/read-ingredients.ts';
import { Button } from '../../../_ui/button.tsx';
import { CodeField, type LineMark } from '../../../_ui/code-field.tsx';
import { Form } from '../../../_ui/form.tsx';
import { EditorPage, Live, Row, Stack } from '../../../_ui/layout.tsx';
import { Section } from '../../../_ui/section.tsx';
import { selectLine } from '../../../_ui/select-line.ts';
import { useDraft } from '../../../_ui/use-draft.ts';
import { createStudyAction } from './create-study-action.ts';
import { USUAL_ANSWERS } from './expected-answers.ts';
import { IngredientList } from './ingredient-list.tsx';
import { PowerEstimate } from './power-estimate.tsx';
import { PowerSummary } from './power-summary.tsx';
import { ProtocolVerdict } from './protocol-verdict.tsx';
import { usePowerEstimate } from './use-power-estimate.ts';
import { useProtocolCheck, type CheckState } from './use-protocol-check.ts';

/** A protocol as text, checked as it is written and kept in the browser until a study is made of it. */
export function ProtocolEditor({
  initial,
  ingredients,
  draftKey,
}: {
  initial: string;
  ingredients: Ingredients;
  draftKey: string;
}): ReactElement {
  const router = useRouter();
  const textArea = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useDraft(draftKey);
  const text = draft ?? initial;
  const [state, setState] = useProtocolCheck(text);
  const [creating, startCreating] = useTransition();
  const [expected, setExpected] = useState<ExpectedVotes | null>(USUAL_ANSWERS);
  const power = usePowerEstimate(canCreate(state, text) ? text : null, expected);
  const create = (): void =>
    startCreating(async () => {
      const outcome = await createStudyAction(text).catch(() => null);
      if (outcome === null) {
        setState({ kind: 'unreachable' });
      } else if ('slug' in outcome) {
        setDraft(null);
        router.push(`/studies/${outcome.slug}`);
      } else {
        setState({ kind: 'checked', text, check: outcome });
      }
    });
  const goTo = (line: number): void => {
    if (textArea.current) selectLine(textArea.current, line);
  };
  return (
    <Stack gap="large">
      <EditorPage
        aside={
          <>
            <Live>
              <ProtocolVerdict state={state} onLine={goTo} />
            </Live>
            <PowerSummary state={power} />
            <Section title="What it can name">
              <IngredientList ingredients={ingredients} />
            </Section>
          </>
        }
      >
        <Form onSubmit={create}>
          <CodeField
            label="Protocol (YAML)"
            name="protocol"
            rows={22}
            value={text}
            onChange={setDraft}
            lineMarks={markLines(state)}
            textArea={textArea}
          />
          <Row>
            <Button
              type="submit"
              variant="primary"
              busy={creating}
              disabled={!canCreate(state, text)}
            >
              Create study
            </Button>
            {draft !== null && draft !== initial && (
              <Button variant="quiet" onClick={() => setDraft(null)}>
                Begin again
              </Button>
            )}
          </Row>
        </Form>
      </EditorPage>
      <PowerEstimate state={power} expected={expected} onExpected={setExpected} />
    </Stack>
  );
}

/** Only what was checked as it stands, and found in order. */
function canCreate(state: CheckState, text: string): boolean {
  return state.kind === 'checked' && state.text === text && 'summary' in state.check;
}

function markLines(state: CheckState): Map<number, LineMark> {
  if (state.kind !== 'checked') return new Map();
  const [notes, mark] =
    'errors' in state.check
      ? ([state.check.errors, 'danger'] as const)
      : ([state.check.warnings, 'caution'] as const);
  return new Map(notes.map(({ line }) => [line, mark]));
}
