import { orientVotes, type OrientedVotes } from '../rows/oriented-votes.ts';
import type { QuestionVotes, VoteTally } from '../rows/tally.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import type { ResultTableOptions } from './result-table-options.ts';
import { questionsInOrder } from './table-order.ts';

export type OrientedQuestion = {
  id: string;
  title: string;
  cast: QuestionVotes;
  votes: OrientedVotes;
  repeats: OrientedVotes | null;
  responseMs: Float64Array;
};

/** The questions in table order, with the votes on each by the order of the arms. */
export function orientedQuestions(
  tally: VoteTally,
  options: Pick<ResultTableOptions, 'questions'>,
  arms: AnalysisSettings['arms'],
): OrientedQuestion[] {
  const rank = Int32Array.from(tally.arms, (key) => arms.findIndex((arm) => arm.key === key));
  return questionsInOrder(tally.questions, options.questions).map(({ id, title, cast }) => {
    const repeats = tally.repeats.find((repeated) => repeated.id === id);
    return {
      id,
      title,
      cast,
      votes: orientVotes(cast, rank),
      repeats: repeats ? orientVotes(repeats, rank) : null,
      responseMs: cast.responseMs,
    };
  });
}
