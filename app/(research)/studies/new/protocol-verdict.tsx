import type { ReactElement } from 'react';
import { Button } from '../../../_ui/button.tsx';
import { Stack } from '../../../_ui/layout.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import type { LineNote } from './protocol-check.ts';
import type { CheckState } from './use-protocol-check.ts';

/** What was found in the text; each line can be gone to. */
export function ProtocolVerdict({
  state,
  onLine,
}: {
  state: CheckState;
  onLine: (line: number) => void;
}): ReactElement {
  if (state.kind === 'checking') return <Notice title="Checking the protocol" />;
  if (state.kind === 'unreachable') {
    return (
      <Notice tone="danger" title="The protocol could not be checked" alert>
        The server did not answer. The text is kept in this browser: change it, or load the page
        again, to try once more.
      </Notice>
    );
  }
  const { check } = state;
  if ('errors' in check) {
    const { length } = check.errors;
    return (
      <Notice
        tone="danger"
        title={length === 1 ? 'One thing is wrong' : `${length} things are wrong`}
      >
        <Notes notes={check.errors} onLine={onLine} />
      </Notice>
    );
  }
  const { summary, warnings, extent } = check;
  return (
    <>
      <Notice tone="accent" title="The protocol can be carried out">
        <Stack gap="small">
          {[summary, ...extent.times].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Stack>
      </Notice>
      {warnings.length > 0 && (
        <Notice
          tone="caution"
          title={
            warnings.length === 1 ? 'One thing to look at' : `${warnings.length} things to look at`
          }
        >
          <Notes notes={warnings} onLine={onLine} />
        </Notice>
      )}
    </>
  );
}

function Notes({
  notes,
  onLine,
}: {
  notes: readonly LineNote[];
  onLine: (line: number) => void;
}): ReactElement {
  return (
    <ul className="flex flex-col gap-2 pt-2">
      {notes.map(({ line, text }, i) => (
        <li key={i} className="break-words">
          <Button size="small" onClick={() => onLine(line)}>
            Line {line}
          </Button>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}
