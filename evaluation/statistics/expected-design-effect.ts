/**
 * Design effect of a mean over crossed raters and prompts with equal loads (Kish 1965 for one
 * direction, the two added):
 *
 *   1 + (votes a rater - 1) ρ_rater + (votes a prompt - 1) ρ_prompt
 *
 * with ρ the intraclass correlations of the votes.
 *
 * @example expectedDesignEffect({ votesPerRater: 30, votesPerPrompt: 99, iccRater: 0, iccPrompt: 0 }) // 1
 */
export function expectedDesignEffect(options: {
  votesPerRater: number;
  votesPerPrompt: number;
  iccRater: number;
  iccPrompt: number;
}): number {
  const { votesPerRater, votesPerPrompt, iccRater, iccPrompt } = options;
  return 1 + (votesPerRater - 1) * iccRater + (votesPerPrompt - 1) * iccPrompt;
}
