import { at } from '#domain/at.ts';
import { scoreVotes } from '../rows/oriented-votes.ts';
import { familyName } from './family-name.ts';
import type { MonitoredPair } from './monitoring-result.ts';
import { netScore } from './net-preference.ts';
import type { AnalysedQuestion, ResultTable } from './result-table-shape.ts';
import { settledMeans } from './settled-means.ts';
import { testsTogether } from './tests-together.ts';
import type { PairVotes } from './votes-by-pair.ts';

/** What a stopping rule looks at, for each pair of arms of a question. */
export function monitoredPairs(
  pairs: readonly PairVotes[],
  question: AnalysedQuestion,
  about: {
    /** standing votes on the question, also of raters who are left out */
    votes: number;
    multiplicity: ResultTable['multiplicity'];
    /** tests that the protocol declares; pairs of arms without a vote so far are among them */
    declaredTests: number | undefined;
    /** raters whose votes on the question are all in */
    done: ReadonlySet<number>;
  },
): MonitoredPair[] {
  return pairs.map(({ arms, votes: own }, i) => {
    const { rater, prompt } = own;
    const name = familyName(question, arms);
    return {
      question: question.id,
      arms,
      votes: about.votes,
      tests: testsTogether(name, about.multiplicity, about.declaredTests),
      net: at(question.by_arm_pairs, i, 'the pairs of a question').net_preference,
      settled: settledMeans({ score: scoreVotes(own, netScore), rater, prompt }, about.done),
    };
  });
}
