import type { Enrolment } from '#prisma/generated/client.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { readScreening } from './screening-record.ts';

/** What a rater answered before the first pair, as exports have it. */
export type ToldScreening = {
  answers: { id: string; ask: string; answer: string }[];
  /** colour plates read rightly, of those shown */
  plates: { count: number; of: number };
};

/** What a rater answered at screening, with the questions; null where nothing is kept of it. */
export function tellScreening(
  { screening }: Pick<Protocol, 'screening'>,
  rater: Pick<Enrolment, 'screening'>,
): ToldScreening | null {
  const record = readScreening(rater);
  if (record === null) return null;
  const { questions = [] } = { ...screening };
  const { answers, plates } = record;
  return {
    answers: questions.flatMap(({ id, ask }) => {
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return answer === undefined ? [] : [{ id, ask, answer }];
    }),
    plates: {
      count: plates.filter(({ figure, seen }) => figure === seen).length,
      of: plates.length,
    },
  };
}
