import { z } from 'zod';
import { databaseSources, type StoredModel } from '#study/runs/database-sources.ts';
import type { Planning } from '#study/runs/plan-study.ts';
import { readPlan } from '#study/runs/read-plan.ts';
import type { Database } from '#prisma/client.ts';
import type { Prompt } from '#prisma/generated/client.ts';

/** Plans the study of a text that a browser sent, with the prompts and models of this installation. */
export async function planProtocol(
  db: Database,
  text: unknown,
): Promise<Planning<Prompt, StoredModel>> {
  const written = z.string().safeParse(text);
  // what is no text at all holds no protocol
  return readPlan({
    text: written.success ? written.data : '',
    fileName: 'protocol',
    sources: databaseSources(db),
  });
}
