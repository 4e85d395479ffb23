import type { ReactElement } from 'react';
import { ANSWERS } from '#domain/answer.ts';
import { STOP_RULES } from '#domain/stop-rules.ts';
import { FieldColumns } from '../../../../_ui/layout.tsx';
import { ProtocolChoice, ProtocolField, ProtocolTicks } from './fields.tsx';
import { useProtocol } from './form-context.ts';
import { FormPart } from './form-part.tsx';
import { freeName } from './free-name.ts';
import { ListPart } from './list-part.tsx';
import { namesAt, shownText } from './written-value.ts';

/** What raters are asked of each pair, and what they can answer. */
export function QuestionsPart(): ReactElement {
  const ids = useQuestionIds();
  return (
    <ListPart
      title="Questions"
      list="questions"
      named="title"
      item="Question"
      keys={['questions', 'answers']}
      next={() => {
        const id = freeName('better', ids);
        return { id, title: 'Better image', ask: 'Which image is better?' };
      }}
      below={<ProtocolTicks path={['answers']} label="Answers" options={ANSWERS} />}
    >
      {(i) => (
        <>
          <ProtocolField path={['questions', i, 'ask']} label="Question" required />
          <ProtocolField path={['questions', i, 'title']} label="Title" required />
          <ProtocolField path={['questions', i, 'id']} label="Id" required />
        </>
      )}
    </ListPart>
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
  const { valueAt } = useProtocol();
  const expected = shownText(valueAt(['raters', 'expected']));
  return (
    <FormPart
      title="Raters"
      keys={['raters', 'quality']}
      summary={expected === '' ? 'number not given' : `${expected} expected`}
    >
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
    </FormPart>
  );
}

/** The analysis plan, and when voting ends. */
export function AnalysisPart(): ReactElement {
  const { valueAt } = useProtocol();
  const ids = useQuestionIds().filter((id) => id !== '');
  const primary = namesAt(valueAt(['analysis', 'primary'])) ?? [];
  return (
    <FormPart
      title="Analysis and stop"
      keys={['analysis']}
      summary={`primary: ${primary.length === 0 ? 'all questions' : primary.join(', ')}`}
    >
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
    </FormPart>
  );
}
