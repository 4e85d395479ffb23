import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { readPublicAddress } from '../_data/read-public-address.ts';
import { authOptions } from './auth-options.ts';
import { isAuthRequest } from './is-auth-request.ts';

/** Answers next-auth's own addresses under /api/auth. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  if (!(await isAuthRequest(request, request.cookies.getAll()))) {
    return Response.json(
      { error: 'The request is malformed.', code: 'malformed' },
      { status: 400 },
    );
  }
  const options = authOptions(await readPublicAddress());
  const answer: unknown = await NextAuth(request, context, options);
  if (answer instanceof Response) return answer;
  throw new TypeError('next-auth did not answer with a response');
}
