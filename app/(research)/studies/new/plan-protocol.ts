import { z } from 'zod';
import { databaseSources, type StoredModel } from '#study/runs/database-sources.ts';
import type { Planning } from '#study/runs/plan-study.ts';
import { readPlan } from '#study/runs/read-plan.ts';
import { withUploads } from '#study/uploads/with-uploads.ts';
import type { Prompt } from '#prisma/generated/client.ts';
import { database } from '../../../_data/database.ts';
import { protocolReader } from '../../../_data/readers.ts';
import { uploadOwner } from '../../../_data/upload-owner.ts';

type StoredPlanning = Planning<Prompt, StoredModel>;

/**
 * Plans the study of a text that a browser sent, with the prompts and models of this installation and
 * the images that the researcher has uploaded, and does some work while those can be read.
 */
export async function planProtocol<T>(
  { text: sent, researcherId }: { text: unknown; researcherId: string },
  work: (planning: StoredPlanning) => T | Promise<T>,
): Promise<T> {
  const written = z.string().safeParse(sent);
  // what is no text at all holds no protocol
  const text = written.success ? written.data : '';
  const fileName = 'protocol';
  // what a thread has read within its time takes no longer here
  const errors = await protocolReader.read({ text, fileName }, 'The protocol');
  if (errors.length > 0) return work({ errors, imagesArms: [] });
  return withUploads(uploadOwner(researcherId), async (findImages) => {
    const sources = databaseSources(database(), findImages);
    return work(await readPlan({ text, fileName, sources }));
  });
}
