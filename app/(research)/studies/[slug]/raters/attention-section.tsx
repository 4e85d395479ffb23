import type { ReactElement } from 'react';
import { asSentence } from '#domain/as-sentence.ts';
import type { Pace } from '#study/monitoring/read-pace.ts';
import { sayPace } from '#study/monitoring/say-pace.ts';
import { Notice } from '../../../../_ui/notice.tsx';
import { Section } from '../../../../_ui/section.tsx';

/** What needs a hand, and how long the study will take at its pace. */
export function AttentionSection({
  attention,
  pace,
}: {
  attention: readonly string[];
  pace: Pace;
}): ReactElement {
  return (
    <Section title="What needs a hand" description={asSentence(sayPace(pace))}>
      {attention.length === 0 ? (
        <p>Nothing now.</p>
      ) : (
        <Notice
          tone="caution"
          title={attention.length === 1 ? 'One thing' : `${attention.length} things`}
        >
          <ul className="list-disc pl-5">
            {attention.map((line) => (
              <li key={line}>{asSentence(line)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Section>
  );
}
