/** What a protocol declares as reasons to leave a rater out. */
export type ExclusionRule = {
  gold_accuracy_below?: number | undefined;
  repeat_agreement_below?: number | undefined;
  median_response_ms_below?: number | undefined;
};

/** What the rule looks at; shares as counts of how many. */
export type RaterRecord = {
  rater: string;
  gold: { count: number; of: number };
  repeats: { count: number; of: number };
  median_response_ms: number | null;
};

/** Raters whom the declared rule leaves out, each with the reason. Without evidence nobody is. */
export function excludedRaters(
  records: readonly RaterRecord[],
  rule: ExclusionRule,
): { rater: string; reason: string }[] {
  return records.flatMap(({ rater, gold, repeats, median_response_ms: median }) => {
    const reasons = [
      ...shareBelow('gold accuracy', gold, rule.gold_accuracy_below),
      ...shareBelow('agreement with own first answers', repeats, rule.repeat_agreement_below),
    ];
    const fastest = rule.median_response_ms_below;
    if (fastest !== undefined && median !== null && median < fastest) {
      reasons.push(`median response ${Math.round(median)} ms below ${fastest} ms`);
    }
    return reasons.length > 0 ? [{ rater, reason: reasons.join('; ') }] : [];
  });
}

function shareBelow(
  what: string,
  { count, of }: { count: number; of: number },
  least: number | undefined,
): string[] {
  if (least === undefined || of === 0 || count / of >= least) return [];
  return [`${what} ${count} of ${of}, below ${least}`];
}
