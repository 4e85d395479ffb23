import type { ReactElement } from 'react';
import { ANSWERS } from '#domain/answer.ts';
import { STOP_RULES } from '#domain/stop-rules.ts';
import { FieldColumns } from '../../../../_ui/layout.tsx';
import { Section } from '../../../../_ui/section.tsx';
import { ProtocolChoice, ProtocolField, ProtocolTicks } from './fields.tsx';
import { useProtocol } from './form-context.ts';
import { freeName } from './free-name.ts';
import { ListPart } from './list-part.tsx';
import { shownText } from './written-value.ts';

/** What raters are asked of each pair, and what they can answer. */
export function QuestionsPart(): ReactElement {
  const ids = useQuestionIds();
  return (
    <>
      <ListPart
        title="Questions"
        list="questions"
        item="Question"
        next={() => {
          const id = freeName('better', ids);
          return { id, title: 'Better image', ask: 'Which image is better?' };
        }}
      >
        {(i) => (
          <>
            <ProtocolField path={['questions', i, 'ask']} label="Question" required />
            <ProtocolField path={['questions', i, 'title']} label="Title" required />
            <ProtocolField path={['questions', i, 'id']} label="Id" required />
          </>
        )}
      </ListPart>
      <ProtocolTicks path={['answers']} label="Answers" options={ANSWERS} />
    </>
  );
}

function useQuestionIds(): string[] {
  const { valueAt } = useProtocol();
  const questions = valueAt(['questions']);
  if (!Array.isArray(questions)) return [];
  return questions.map((_, i) => shownText(valueAt(['questions', i, 'id'])));
}

/** Who votes, on how much, and what teaches and tests them. */
export function RatersPart(): ReactElement {
  return (
    <Section title="Raters">
      <FieldColumns>
        <ProtocolField path={['raters', 'expected']} label="Raters" kind="number" />
        <ProtocolField
          path={['raters', 'per_comparison']}
          label="Votes per comparison"
          kind="number"
        />
        <ProtocolField
          path={['raters', 'max_trials_each']}
          label="Most pairs of a rater"
          kind="number"
        />
        <ProtocolField path={['quality', 'practice']} label="Practice pairs" kind="number" />
        <ProtocolField path={['quality', 'repeats']} label="Repeated pairs" kind="number" />
      </FieldColumns>
    </Section>
  );
}

/** The analysis plan, and when voting ends. */
export function AnalysisPart(): ReactElement {
  const { valueAt } = useProtocol();
  const ids = useQuestionIds().filter((id) => id !== '');
  return (
    <Section title="Analysis and stop">
      <ProtocolTicks path={['analysis', 'primary']} label="Primary questions" options={ids} />
      <FieldColumns>
        <ProtocolField path={['analysis', 'alpha']} label="Level of tests" kind="number" />
        <ProtocolField
          path={['analysis', 'equivalence_margin']}
          label="Equivalence margin"
          kind="number"
        />
        <ProtocolChoice
          path={['analysis', 'stop', 'rule']}
          label="Stopping rule"
          options={STOP_RULES}
          without="fixed"
        />
        <ProtocolField
          path={['analysis', 'stop', 'votes']}
          label="Planned votes a question"
          kind="number"
        />
        {valueAt(['analysis', 'stop', 'rule']) === 'obrien-fleming' && (
          <ProtocolField path={['analysis', 'stop', 'looks']} label="Looks" kind="number" />
        )}
      </FieldColumns>
    </Section>
  );
}
