import { describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { combinedVariance } from '../../statistics/combined-variance.ts';
import { clusterSums } from '../../statistics/cluster-sums.ts';
import { clusteredVariances } from '../../statistics/clustered-variances.ts';
import golden from '../fixtures/statistics.json' with { type: 'json' };
import reference from '../fixtures/sandwich-reference.json' with { type: 'json' };
import { clusteredParameters } from './clustered-parameters.ts';
import { countKinds } from './count-kinds.ts';
import { fitDavidson } from './davidson-model.ts';
import { davidsonScores } from './davidson-scores.ts';
import { LEFT, RIGHT, TIE, type PreferenceVotes } from './preference-votes.ts';
import { fitRaoKupper, raoKupperScores } from './rao-kupper-model.ts';

type Clustered = PreferenceVotes & { rater: number[]; prompt: number[] };

const davidson = (votes: Clustered) => {
  const counted = countKinds(votes);
  const fit = fitDavidson(counted);
  const scores = davidsonScores(fit, votes.arms);
  return { fit, variances: clusteredParameters({ ...fit, scores }, counted) };
};

describe('clusteredParameters', () => {
  const { rater, prompt } = reference;
  const second = reference.second_left.map((x) => (x === 1 ? 1 : 0));
  const votes = {
    arms: 2,
    left: second,
    right: second.map((x) => 1 - x),
    outcome: reference.left_won.map((won) => (won === 1 ? LEFT : RIGHT)),
    rater,
    prompt,
  };

  it('gives the cluster-robust variances of R’s sandwich for a logistic regression', () => {
    const { fit, variances } = davidson(votes);
    const { davidson: expected } = reference;
    // ours: the log worth, then the side; R: the constant, which is the side, then the worth
    expect(at(fit.parameters, 0)).toBeCloseTo(expected.log_worth, 8);
    expect(at(fit.parameters, 1)).toBeCloseTo(expected.log_side, 8);
    variances.forEach(({ raters, prompts, independent }, k) => {
      const r = 1 - k;
      expect(at(at(fit.covariance, k), k)).toBeCloseTo(at(expected.model, r), 8);
      expect(raters.variance).toBeCloseTo(at(expected.by_rater, r), 8);
      expect(prompts.variance).toBeCloseTo(at(expected.by_prompt, r), 8);
      const own = Math.max(at(expected.independent, r), at(expected.model, r));
      expect(independent).toBeCloseTo(own, 8);
    });
  });

  it('has the same core as a net preference, whose variances R gives too', () => {
    const score = votes.outcome.map((outcome, i) => {
      const forSecond = (outcome === LEFT) === (at(second, i) === 1);
      return forSecond ? -1 : 1;
    });
    const { raters, prompts, independent } = clusteredVariances(
      clusterSums({ score, rater, prompt }),
    );
    expect(raters.variance).toBeCloseTo(reference.net.by_rater, 10);
    expect(prompts.variance).toBeCloseTo(reference.net.by_prompt, 10);
    expect(independent).toBeCloseTo(reference.net.independent, 10);
  });

  it('is never below the model’s own, with one rater or with votes that do not cluster', () => {
    const oneRater = davidson({ ...votes, rater: rater.map(() => 0) });
    const alone = davidson({ ...votes, rater: rater.map((_, i) => i), prompt: rater.map(() => 0) });
    for (const { fit, variances } of [oneRater, alone]) {
      variances.forEach((own, k) => {
        expect(combinedVariance(own)?.variance).toBeGreaterThanOrEqual(
          at(at(fit.covariance, k), k),
        );
      });
    }
    expect(oneRater.variances.map((v) => v.raters.variance)).toEqual([null, null]);
  });

  it('grows with the size of the block when each rater gives the same vote m times', () => {
    const base = [LEFT, RIGHT, TIE, LEFT, RIGHT, LEFT, TIE, RIGHT, LEFT, TIE];
    const repeat = <T>(list: T[]): T[] => list.flatMap((x) => new Array<T>(6).fill(x));
    const own = base.map((_, i) => i);
    const single = {
      arms: 2,
      left: base.map((_, i) => i % 2),
      right: base.map((_, i) => 1 - (i % 2)),
      outcome: base,
      rater: own,
      prompt: own,
    };
    const repeated = {
      arms: 2,
      left: repeat(single.left),
      right: repeat(single.right),
      outcome: repeat(single.outcome),
      rater: repeat(own),
      prompt: repeat(own).map((_, i) => i),
    };
    const [one, many] = [davidson(single).variances, davidson(repeated).variances];
    one.forEach((variances, k) => {
      expect(at(many, k).raters.variance).toBeCloseTo(
        present(variances.raters.variance, 'a variance'),
        6,
      );
    });
  });

  it('takes Rao and Kupper’s model too: scores sum to nothing, errors are the information’s', () => {
    const { wA, wB, t } = golden.two_model_closed_form;
    const outcome = [
      ...new Array<number>(wA).fill(LEFT),
      ...new Array<number>(wB).fill(RIGHT),
      ...new Array<number>(t).fill(TIE),
    ];
    const each = outcome.map((_, i) => i);
    const made = {
      arms: 2,
      left: outcome.map(() => 1),
      right: outcome.map(() => 0),
      outcome,
      rater: each,
      prompt: each,
    };
    const fit = fitRaoKupper(countKinds(made));
    const scores = raoKupperScores(fit);
    const variances = clusteredParameters({ ...fit, scores }, countKinds(made));
    variances.forEach(({ raters, independent }, k) => {
      const own = at(at(fit.covariance, k), k);
      // the saturated model of two arms is true of its own counts
      expect(present(raters.variance, 'a variance') / own).toBeCloseTo(1, 2);
      expect(present(independent, 'a variance') / own).toBeCloseTo(1, 2);
    });
  });
});
