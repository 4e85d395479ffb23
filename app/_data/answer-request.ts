import { UserError } from '#domain/user-error.ts';

/**
 * Does the work of a route. An expected failure becomes JSON that says what was wrong, under the
 * status of its code; any other is a fault of ours.
 */
export async function answerRequest(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return Response.json(
      { error: error.message, code: error.code },
      { status: error.httpStatus, headers: { 'Cache-Control': 'no-store' } },
    );
  }
}
