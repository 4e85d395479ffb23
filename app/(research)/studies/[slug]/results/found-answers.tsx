import type { ReactElement } from 'react';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { Section } from '../../../../_ui/section.tsx';

/** What was found, a sentence a question: the same that every file of this table has. */
export function FoundAnswers({ table }: { table: ResultTable }): ReactElement {
  return (
    <Section title="What was found">
      <ul className="flex flex-col gap-3 text-lg">
        {table.findings.map(({ question, sentence }) => (
          <li key={question}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}
