import { createHmac } from 'node:crypto';

/**
 * An opaque name of a rater for the rater's own browser, under which it keeps votes that wait: two
 * raters who share a browser never send each other's votes.
 */
export function raterTag({ secret, enrolmentId }: { secret: string; enrolmentId: string }): string {
  const digest = createHmac('sha256', secret).update(`rater/${enrolmentId}`).digest();
  return digest.subarray(0, 9).toString('base64url');
}
