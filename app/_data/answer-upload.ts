import { UserError } from '#domain/user-error.ts';
import { findResearcher } from '../_auth/find-researcher.ts';
import type { Researcher } from '../_auth/find-researcher.ts';
import { answerRequest } from './answer-request.ts';
import { readWebEnv } from './env.ts';
import { isSameOrigin } from './is-same-origin.ts';

/**
 * Takes what a page of ours sends for a researcher. These addresses are not behind proxy.ts, which
 * would hold a whole upload in memory and cut it; so the origin is looked at here.
 */
export async function answerUpload(
  request: Request,
  work: (researcher: Researcher) => Promise<Response>,
): Promise<Response> {
  return answerRequest(async () => {
    if (!isSameOrigin(request.headers, readWebEnv().publicAddress?.origin)) {
      throw new UserError('This was not sent by a page of this installation.', {
        code: 'cross-origin',
      });
    }
    const researcher = await findResearcher();
    if (!researcher) {
      throw new UserError('You are not signed in any more: sign in again, then choose the file.', {
        code: 'signed-out',
      });
    }
    return work(researcher);
  });
}
