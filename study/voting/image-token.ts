import { createHmac, timingSafeEqual } from 'node:crypto';

export type Side = 'left' | 'right';

/** What a token vouches for: the image on one side of one trial, which only one rater sees. */
type TrialImage = { secret: string; trialId: string; side: Side };

const BYTES = 16;

/**
 * The opaque name of a trial's image: HMAC-SHA-256 of trial and side under the installation's
 * secret, cut to 128 bits, in base64url. Two raters never share one, and it tells nothing of the
 * image.
 */
export function imageToken(image: TrialImage): string {
  return digest(image).toString('base64url');
}

/** Whether a token is that of this trial and side; compared in constant time. */
export function verifyImageToken(image: TrialImage & { token: string }): boolean {
  const given = Buffer.from(image.token, 'base64url');
  return given.length === BYTES && timingSafeEqual(given, digest(image));
}

function digest({ secret, trialId, side }: TrialImage): Buffer {
  return createHmac('sha256', secret)
    .update(`image/${trialId}/${side}`)
    .digest()
    .subarray(0, BYTES);
}
