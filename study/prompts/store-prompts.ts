import { inBatches } from '#files/in-batches.ts';
import { UserError } from '#domain/user-error.ts';
import type { Database } from '#prisma/client.ts';
import type { PromptSet } from '#prisma/generated/client.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import { promptSetName } from './prompt-set-name.ts';
import type { ReadPrompts } from './read-prompts.ts';

/**
 * Stores prompts that were read as a prompt set. The same file under the same name again changes
 * nothing.
 *
 * @throws UserError when the name is none, or is taken by other content
 */
export async function storePrompts(options: {
  db: Database;
  name: string;
  source: string;
  read: ReadPrompts;
}): Promise<PromptSet> {
  const { db, source, read } = options;
  const { fileName, file, sha256 } = read;
  const name = promptSetName(options.name);
  return db.$transaction(async (session) => {
    // one import at a time: two of the same name at once must not collide
    await session.$executeRaw`LOCK TABLE "PromptSet" IN SHARE ROW EXCLUSIVE MODE`;
    const known = await session.promptSet.findUnique({ where: { name } });
    if (known?.sha256 === sha256) return known;
    if (known) throw nameTaken(name, fileName);
    const made = await session.promptSet.create({ data: { name, source, sha256 } });
    for await (const batch of inBatches(file.prompts, INSERT_ROWS)) {
      await session.prompt.createMany({
        data: batch.map((record) => ({ ...record, promptSetId: made.id })),
      });
    }
    return made;
  });
}

function nameTaken(name: string, fileName: string): UserError {
  return new UserError(
    `a prompt set named ${name} with other content exists: import ${fileName} under another name`,
    { code: 'prompt-set-exists' },
  );
}
