'use server';
import { redirect } from 'next/navigation';
import { createStudy } from '#study/life/create-study.ts';
import { parseProtocol } from '#study/protocol/protocol.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { database } from '../../../_data/database.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';
import { protocolErrors, protocolFileName } from './protocol-check.ts';

/** Creates a study from a protocol text, owned by whoever is signed in, and goes to it. */
export async function createStudyAction(protocolText: string): Promise<{ errors: string[] }> {
  const { id: ownerId } = await requireResearcher();
  const outcome = await tellUserError(async () =>
    createStudy({
      db: database(),
      protocol: parseProtocol(protocolText, protocolFileName),
      protocolText,
      ownerId,
    }),
  );
  if (outcome.error !== undefined) return { errors: protocolErrors(outcome.error) };
  redirect(`/studies/${outcome.value.slug}`);
}
