import { UserError } from '#domain/user-error.ts';

/** Does the work of a route; an expected failure becomes an answer that says what was wrong. */
export async function answerUserError(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return Response.json({ error: error.message, code: error.code }, { status: error.httpStatus });
  }
}
