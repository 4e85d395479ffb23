import { imageToken, verifyImageToken } from '#study/voting/image-token.ts';
import type { Side } from '#study/voting/image-token.ts';
import { readWebEnv } from '../../_data/env.ts';
import { withBasePath } from '../../_ui/base-path.ts';

/** The opaque address of a trial's image; it does not say on which side it is. */
export function imageAddress(trialId: string, side: Side): string {
  const token = imageToken({ secret: readWebEnv().secret, trialId, side });
  return withBasePath(`/api/rating/image/${trialId}/${token}`);
}

/** The side that an address stands for, or null; both sides are tried, whichever it is. */
export function sideOfAddress({ trialId, token }: { trialId: string; token: string }): Side | null {
  const { secret } = readWebEnv();
  const isLeft = verifyImageToken({ secret, trialId, side: 'left', token });
  const isRight = verifyImageToken({ secret, trialId, side: 'right', token });
  if (isLeft) return 'left';
  return isRight ? 'right' : null;
}
