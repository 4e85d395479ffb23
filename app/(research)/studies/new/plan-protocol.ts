import { z } from 'zod';
import { databaseSources, type StoredModel } from '#study/runs/database-sources.ts';
import type { Planning } from '#study/runs/plan-study.ts';
import { readPlan } from '#study/runs/read-plan.ts';
import type { Database } from '#prisma/client.ts';
import type { Prompt } from '#prisma/generated/client.ts';
import { protocolReader } from '../../../_data/readers.ts';

/** Plans the study of a text that a browser sent, with the prompts and models of this installation. */
export async function planProtocol(
  db: Database,
  sent: unknown,
): Promise<Planning<Prompt, StoredModel>> {
  const written = z.string().safeParse(sent);
  // what is no text at all holds no protocol
  const text = written.success ? written.data : '';
  const fileName = 'protocol';
  // what a thread has read within its time takes no longer here
  const errors = await protocolReader.read({ text, fileName }, 'The protocol');
  if (errors.length > 0) return { errors };
  return readPlan({ text, fileName, sources: databaseSources(db) });
}
