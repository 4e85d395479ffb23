import type { ReactElement } from 'react';
import type { Finding } from '#evaluation/votes/results/finding-shape.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import { Section } from '../../../../_ui/section.tsx';

/** What was found, a sentence a question: the same that every file of this table has. */
export function FoundAnswers({ table }: { table: ResultTable }): ReactElement {
  return (
    <Section title="What was found">
      <ul className="flex flex-col gap-3 text-lg">
        {table.findings.map((finding) => (
          <li key={finding.question}>
            <Found finding={finding} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One pair of arms as running text; several under what holds of all of them. */
function Found({ finding: { parts } }: { finding: Finding }): ReactElement {
  const [whole, ...pairs] = parts;
  return (
    <>
      <p>{whole}</p>
      {pairs.length > 0 && (
        <ul className="mt-1 list-disc ps-5 text-base">
          {pairs.map((pair) => (
            <li key={pair}>{pair}</li>
          ))}
        </ul>
      )}
    </>
  );
}
