import { at } from '#domain/at.ts';
import { countAnswers, type AnswerCounts } from '../agreement/answer-counts.ts';
import { bootstrapAgreement } from '../agreement/bootstrap-agreement.ts';
import {
  coincidencesByCluster,
  sumCoincidences,
  type Coincidences,
} from '../agreement/coincidence-matrix.ts';
import { completeDesign, fleissKappa } from '../agreement/fleiss-kappa.ts';
import { krippendorffAlpha } from '../agreement/krippendorff-alpha.ts';
import { rawAgreement } from '../agreement/raw-agreement.ts';
import type { AnalysisSettings } from './analysis-settings.ts';
import { is95 } from './is-95.ts';
import type { OrientedVotes } from '../rows/oriented-votes.ts';
import type { AgreementResult } from './result-table-shape.ts';

type Coefficient = (total: Coincidences) => number | null;

/**
 * How far raters agree on the same comparison: on all four answers (nominal), and on the scale
 * first arm < on par < second arm, where "neither" has no place and is left out (ordinal). Votes left
 * unanswered are missing.
 */
export function agreementResult(votes: OrientedVotes, settings: AnalysisSettings): AgreementResult {
  const nominal = answersOf(votes, [0, 1, 2, 3], 4);
  const ordinal = answersOf(votes, [0, 2, 1], 3);
  const complete = completeDesign(nominal) !== null;
  const alphaNominal: Coefficient = (total) => krippendorffAlpha(total, 'nominal');
  const alphaOrdinal: Coefficient = (total) => krippendorffAlpha(total, 'ordinal');
  const fleiss: Coefficient = (total) => (complete ? fleissKappa(total) : null);
  const four = estimate(nominal, [alphaNominal, fleiss, rawAgreement], settings);
  const scale = estimate(ordinal, [alphaOrdinal], settings);
  const ci = {
    krippendorff_alpha_nominal: at(four.intervals, 0),
    krippendorff_alpha_ordinal: at(scale.intervals, 0),
    fleiss_kappa: at(four.intervals, 1),
    raw_agreement: at(four.intervals, 2),
  };
  return {
    krippendorff_alpha_nominal: at(four.values, 0),
    krippendorff_alpha_ordinal: at(scale.values, 0),
    fleiss_kappa: at(four.values, 1),
    raw_agreement: at(four.values, 2),
    ci,
    ...(is95(settings.alpha) && { ci95: ci }),
  };
}

/** Answers by comparison; `valueOf[outcome]` is the value on the scale, outcomes beyond it are missing. */
function answersOf(votes: OrientedVotes, valueOf: readonly number[], values: number): AnswerCounts {
  const unitOf = new Map<number, number>();
  const cluster: number[] = [];
  const unit = new Int32Array(votes.n);
  const answer = new Int32Array(votes.n);
  let said = 0;
  for (let i = 0; i < votes.n; i++) {
    const value = valueOf[at(votes.outcome, i)];
    const comparison = at(votes.comparison, i);
    let own = unitOf.get(comparison);
    if (own === undefined) {
      unitOf.set(comparison, (own = unitOf.size));
      cluster.push(at(votes.prompt, i));
    }
    if (value === undefined) continue;
    unit[said] = own;
    answer[said] = value;
    said += 1;
  }
  return countAnswers({
    unit: unit.subarray(0, said),
    answer: answer.subarray(0, said),
    units: unitOf.size,
    values,
    cluster: Int32Array.from(cluster),
  });
}

function estimate(
  answers: AnswerCounts,
  coefficients: readonly Coefficient[],
  settings: AnalysisSettings,
): { values: (number | null)[]; intervals: ReturnType<typeof bootstrapAgreement> } {
  const { values } = answers;
  const clusters = coincidencesByCluster(answers);
  const total = sumCoincidences(clusters, values);
  const intervals = bootstrapAgreement({
    clusters,
    values,
    coefficients,
    draws: settings.replicates === 0 ? null : at(settings.draws(clusters.length), 0),
    alpha: settings.alpha,
  });
  return { values: coefficients.map((coefficient) => coefficient(total)), intervals };
}
