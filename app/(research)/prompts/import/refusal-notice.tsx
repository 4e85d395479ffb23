import type { ReactElement } from 'react';
import type { PromptRefusal } from '../../../_data/prompt-refusal.ts';
import { formatCount } from '#domain/format-count.ts';
import { Notice } from '../../../_ui/notice.tsx';

/** Why a file was not taken: in a sentence, or each wrong line. */
export function RefusalNotice({
  title,
  refusal,
}: {
  title: string;
  refusal: PromptRefusal;
}): ReactElement {
  const { problems = [], count = 0 } = refusal;
  return (
    <Notice tone="danger" title={title} alert>
      {problems.length <= 1 ? (
        <p className="break-words">{refusal.error}</p>
      ) : (
        <>
          <p>{`${formatCount(count)} lines are wrong, and nothing was stored:`}</p>
          <ul className="list-disc pt-2 pl-5 break-words">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {count > problems.length && <p>{`and ${formatCount(count - problems.length)} more`}</p>}
        </>
      )}
    </Notice>
  );
}
