/** What ties a rater's pseudonym to a person, as it is once erased. */
export const keyTableErased = {
  invitedEmail: null,
  panelPerson: null,
  panelStudy: null,
  panelSession: null,
} as const;
