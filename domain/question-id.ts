/** What names a question, in protocols, votes and requests. */
export const QUESTION_ID = /^[a-z][a-z0-9_]{0,39}$/;
