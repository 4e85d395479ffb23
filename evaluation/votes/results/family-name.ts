/**
 * The name of a test in the corrected family: its question, with the pair of arms where the question
 * has several.
 */
export function familyName(
  question: { id: string; by_arm_pairs: readonly unknown[] },
  arms: readonly [string, string],
): string {
  return question.by_arm_pairs.length > 1 ? `${question.id}: ${arms.join(' / ')}` : question.id;
}
