import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { storePrompts } from '#study/prompts/store-prompts.ts';
import { answerPromptFile } from '../../../_data/answer-prompt-file.ts';
import { database } from '../../../_data/database.ts';

const query = z.object({ name: z.string().max(1000), sha256: z.string().max(64) });

/** Stores a prompt file that was looked at before: only what was shown then. */
export function POST(request: Request): Promise<Response> {
  return answerPromptFile(request, async (read, researcher) => {
    const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success || asked.data.sha256 !== read.sha256) {
      const message = `${read.fileName} is not what the preview showed: choose it again.`;
      throw new UserError(message, { code: 'malformed' });
    }
    const source = `${read.fileName}, uploaded by ${researcher.name}`;
    const set = await storePrompts({ db: database(), name: asked.data.name, source, read });
    return { name: set.name };
  });
}
