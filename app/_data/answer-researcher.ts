import { findResearcher } from '../_auth/find-researcher.ts';
import { answerRequest } from './answer-request.ts';
import { nothingHere } from './nothing-here.ts';

/** Answers a route that is for whoever is signed in; to all others there is nothing. */
export async function answerResearcher(work: () => Promise<Response>): Promise<Response> {
  return answerRequest(async () => {
    if (!(await findResearcher())) throw nothingHere();
    return work();
  });
}
