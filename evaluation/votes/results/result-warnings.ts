import type { QuestionResult } from './result-table-shape.ts';

/** Fewer clusters than this, and clustered intervals rest on very little (Cameron and Miller 2015). */
const FEW_CLUSTERS = 10;
const FEW_DECISIVE = 30;

/** What a reader of one column should know before quoting it; each a whole sentence. */
export function questionWarnings(question: QuestionResult, alpha: number): string[] {
  const { title } = question;
  const warnings = [
    ...unansweredWarning(question),
    ...smallSampleWarnings(question),
    ...question.by_arm_pairs.flatMap((pair) => {
      const { sign_test: sign, net_preference: net } = pair;
      const who = question.by_arm_pairs.length > 1 ? ` (${pair.arms.join(' against ')})` : '';
      if (net.p === null) {
        return [`${title}${who}: no test of the net preference, because ${net.reason}.`];
      }
      if (sign.p_two_sided >= alpha || net.p < alpha) return [];
      return [
        `${title}${who}: the sign test, which takes votes as independent, is significant, but the interval clustered by rater and prompt includes zero; rely on the interval.`,
      ];
    }),
  ];
  const { left, right, p_two_sided: p } = question.side_bias;
  if (p !== null && p < alpha) {
    warnings.push(
      `${title}: raters favoured a side (${left} votes for the left picture, ${right} for the right one).`,
    );
  }
  return warnings;
}

function unansweredWarning({ title, n, answered_sum_percent, cells }: QuestionResult): string[] {
  const unanswered =
    n - cells.reduce((sum, c) => sum + (c.row === 'No answer' && c.arm === null ? 0 : c.count), 0);
  if (unanswered === 0) return [];
  return [
    `${title}: the answers sum to ${answered_sum_percent.toFixed(1)}%, not 100%, because ${unanswered} of ${n} votes were left unanswered.`,
  ];
}

function smallSampleWarnings(question: QuestionResult): string[] {
  const { title, raters, prompts, by_arm_pairs: pairs } = question;
  const warnings: string[] = [];
  if (raters < FEW_CLUSTERS || prompts < FEW_CLUSTERS) {
    warnings.push(
      `${title}: ${raters} rater${raters === 1 ? '' : 's'} and ${prompts} prompt${prompts === 1 ? '' : 's'} are few to generalise from; intervals are as wide as so few ask for, and still rest on how alike these happen to be.`,
    );
  }
  if (pairs.some((pair) => pair.sign_test.wins + pair.sign_test.losses < FEW_DECISIVE)) {
    warnings.push(
      `${title}: fewer than ${FEW_DECISIVE} decisive votes${pairs.length > 1 ? ' for a pair' : ''}.`,
    );
  }
  return warnings;
}
