import type { Enrolment, Study } from '#prisma/generated/client.ts';

/**
 * A rater's enrolment with what the server needs of its study. Not for the rater's eyes: name and
 * slug of a study may name its arms. What a rater may see is `raterView`.
 */
export type RaterSession = Enrolment & {
  study: Pick<Study, 'id' | 'slug' | 'name' | 'state' | 'protocol' | 'origin'>;
};

/** What to read with an enrolment to make it a `RaterSession`. */
export const withStudy = {
  study: {
    select: { id: true, slug: true, name: true, state: true, protocol: true, origin: true },
  },
} as const;
