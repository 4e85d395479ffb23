import type { ReactElement } from 'react';
import type { EnrolmentState } from '#prisma/generated/client.ts';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { isPartOver } from '#study/raters/is-part-over.ts';

/** What somebody reads who opens a link: invited, on the way, or at the end. */
export function Greeting({
  known,
  words: { invitation },
}: {
  /** how the rater's part stands who has come before; null: somebody new */
  known: EnrolmentState | null;
  words: RaterWords;
}): ReactElement {
  if (known === null) return <p>{invitation.invited}</p>;
  return <p>{isPartOver(known) ? invitation.over : invitation.back}</p>;
}
