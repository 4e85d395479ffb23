import { z } from 'zod';
import { giveConsent } from '#study/raters/give-consent.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';
import type { PlainRequest } from '../../../_data/plain-request.ts';

const schema = z.strictObject({ agree: z.literal(true) });

/** Notes a rater's consent, which gives the rater trials. */
export async function POST(request: PlainRequest): Promise<Response> {
  return doForRater(request, schema, async ({ enrolmentId }, _sent, now) => {
    await giveConsent({ db: database(), enrolmentId, now });
    return { agreed: true };
  });
}
