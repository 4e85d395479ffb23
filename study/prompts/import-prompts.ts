import { createHash } from 'node:crypto';
import type { Database } from '#prisma/client.ts';
import type { PromptSet } from '#prisma/generated/client.ts';
import { UserError } from '#domain/user-error.ts';
import { canonicalJson } from '#files/canonical-json.ts';
import { inBatches } from '#files/in-batches.ts';
import { INSERT_ROWS } from '#prisma/insert-rows.ts';
import { parsePromptFile } from './parse-prompts.ts';
import type { PromptFile } from './parse-prompts.ts';
import type { ColumnNames } from './prompt-columns.ts';

/** A prompt set and how many prompts, categories and challenges it has. */
export type ImportedPrompts = {
  file: PromptFile;
  promptSet: PromptSet;
  prompts: number;
  categories: number;
  challenges: number;
};

/**
 * Stores a prompt file as a prompt set. The same file under the same name again changes nothing.
 *
 * @throws UserError when the file is malformed, or the name is taken by other content
 */
export async function importPrompts(options: {
  db: Database;
  name: string;
  source: string;
  text: string;
  fileName: string;
  /** columns that are named by the caller, in place of what their names say */
  columns?: ColumnNames | undefined;
}): Promise<ImportedPrompts> {
  const { db, name, source, text, fileName, columns = {} } = options;
  const file = parsePromptFile(text, fileName, columns);
  const records = file.prompts;
  const sha256 = hashOf(text, columns);
  const promptSet = await db.$transaction(
    async (session) => {
      // one import at a time: two of the same name at once must not collide
      await session.$executeRaw`LOCK TABLE "PromptSet" IN SHARE ROW EXCLUSIVE MODE`;
      const known = await session.promptSet.findUnique({ where: { name } });
      if (known?.sha256 === sha256) return known;
      if (known) throw nameTaken(name, fileName);
      const made = await session.promptSet.create({ data: { name, source, sha256 } });
      for await (const batch of inBatches(records, INSERT_ROWS)) {
        await session.prompt.createMany({
          data: batch.map((record) => ({ ...record, promptSetId: made.id })),
        });
      }
      return made;
    },
    { timeout: 120_000, maxWait: 60_000 },
  );
  return {
    file,
    promptSet,
    prompts: records.length,
    categories: new Set(records.map(({ category }) => category)).size,
    challenges: new Set(records.map(({ challenge }) => challenge)).size,
  };
}

/** Of the file, and of how its columns were named where a person named them. */
function hashOf(text: string, columns: ColumnNames): string {
  const hash = createHash('sha256').update(text, 'utf8');
  if (Object.keys(columns).length > 0) hash.update(canonicalJson(columns));
  return hash.digest('hex');
}

function nameTaken(name: string, fileName: string): UserError {
  return new UserError(
    `a prompt set named ${name} with other content exists: import ${fileName} under another --name`,
    { code: 'prompt-set-exists' },
  );
}
