import { redirect } from 'next/navigation';
import { findResearcher } from './find-researcher.ts';
import type { Researcher } from './find-researcher.ts';

/** Who is signed in; anyone else is sent to sign in. For pages and actions. */
export async function requireResearcher(): Promise<Researcher> {
  return (await findResearcher()) ?? redirect('/sign-in');
}
