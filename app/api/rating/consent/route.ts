import { z } from 'zod';
import { giveConsent } from '#study/raters/give-consent.ts';
import { doForRater } from '../../../(rating)/_server/answer-rater.ts';
import { database } from '../../../_data/database.ts';

/** Notes a rater's consent, which gives the rater trials. */
export async function POST(request: Request): Promise<Response> {
  return doForRater(request, z.strictObject({ agree: z.literal(true) }), async (rater) => {
    await giveConsent({ db: database(), enrolmentId: rater.id, now: new Date() });
    return { agreed: true };
  });
}
