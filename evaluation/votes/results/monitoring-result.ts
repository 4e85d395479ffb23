import { obrienFlemingBoundaries } from '../../statistics/obrien-fleming-boundaries.ts';
import { logSignEValue } from '../../statistics/sign-e-value.ts';
import type { MonitoringResult, QuestionResult } from './result-table-shape.ts';

/** The stopping rule that a protocol declares. */
export type StopRule = {
  rule: 'fixed' | 'obrien-fleming' | 'e-process';
  /** planned votes a question */
  votes?: number | undefined;
  /** planned looks, at equal shares of the votes */
  looks?: number | undefined;
};

/**
 * Whether the declared rule lets a study stop at what has come in, pair by pair; `null` when N is
 * fixed. Group-sequential: |z| of the clustered net preference against the O'Brien-Fleming boundary,
 * alpha spent at the planned looks before this one and at this one. E-process: the e-value of the
 * decisive votes against 1 / alpha (it takes votes as independent).
 */
export function monitoringResult(
  questions: readonly QuestionResult[],
  stop: StopRule,
  alpha: number,
): MonitoringResult | null {
  if (stop.rule === 'fixed') return null;
  const pairs = questions.flatMap((question) =>
    question.by_arm_pairs.map((pair) => ({ question: question.id, ...pair })),
  );
  if (stop.rule === 'e-process') {
    const looks = pairs.map(({ question, arms, sign_test: { wins, losses } }) => {
      const value = Math.exp(Math.min(logSignEValue({ wins, losses }), 700));
      return { question, arms, e_value: value, threshold: 1 / alpha, crossed: value >= 1 / alpha };
    });
    return { rule: 'e-process', looks };
  }
  const looks = pairs.map(({ question, arms, n, net_preference: net }) => {
    const planned = (stop.votes ?? n) / pairsOf(questions, question);
    const information = Math.min(1, n / planned);
    const boundary = boundaryAt(information, stop.looks ?? 1, alpha);
    const z = net.se > 0 ? net.estimate / net.se : 0;
    return { question, arms, information, z, boundary, crossed: Math.abs(z) >= boundary };
  });
  return { rule: 'obrien-fleming', planned_looks: stop.looks ?? 1, looks };
}

function pairsOf(questions: readonly QuestionResult[], id: string): number {
  return questions.find((question) => question.id === id)?.by_arm_pairs.length ?? 1;
}

function boundaryAt(information: number, looks: number, alpha: number): number {
  const before = Array.from({ length: looks }, (_, k) => (k + 1) / looks).filter(
    (t) => t < information - 1e-9,
  );
  return obrienFlemingBoundaries([...before, information], alpha).at(-1) ?? Infinity;
}
