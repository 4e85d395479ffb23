import { findResearcher } from '../_auth/find-researcher.ts';
import type { Researcher } from '../_auth/find-researcher.ts';
import { answerRequest } from './answer-request.ts';
import { nothingHere } from './nothing-here.ts';

/** Answers a route that is for whoever is signed in; to all others there is nothing. */
export async function answerResearcher(
  work: (researcher: Researcher) => Promise<Response>,
): Promise<Response> {
  return answerRequest(async () => {
    const researcher = await findResearcher();
    if (!researcher) throw nothingHere();
    return work(researcher);
  });
}
