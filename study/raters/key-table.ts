import type { Prisma } from '#prisma/generated/client.ts';

/** What ties a rater's pseudonym to a person, as it is once erased. */
export const keyTableErased = {
  invitedEmail: null,
  panelPerson: null,
  panelStudy: null,
  panelSession: null,
  seriesHash: null,
} as const;

/** Raters who are tied to a person by any of it. */
export const tiedToPerson = {
  OR: [
    { invitedEmail: { not: null } },
    { panelPerson: { not: null } },
    { panelStudy: { not: null } },
    { panelSession: { not: null } },
    { seriesHash: { not: null } },
  ],
} satisfies Prisma.EnrolmentWhereInput;
