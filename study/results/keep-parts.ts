import { sha256Of } from '#files/sha256-of.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { resultContent } from './result-version.ts';

/** Gives a part of a result, and makes it only where it has to. */
export type PartKeeper = <Part>(name: string, make: () => Promise<Part>) => Promise<Part>;

/** Of what may still change nothing is kept. */
export const keepNothing: PartKeeper = (_, make) => make();

/**
 * What the rows of votes of a closed study hold, by which its parts are kept; null of any other study.
 * Read before anything is made: votes that come meanwhile make another one.
 */
export async function keptContent(
  db: Database,
  { id, state }: Pick<Study, 'id' | 'state'>,
): Promise<string | null> {
  return state === 'closed' ? resultContent(db, id) : null;
}

/**
 * Keeps the parts of a closed study's result beside the study. What was made before is given while the
 * same program would make it of the same votes, plan and images; else it is made anew, and kept in place
 * of the other.
 *
 * @param options.content of its votes; nothing is kept where there is none
 * @param options.frozenSha256 of what the study froze, as it is now
 * @param options.program a text that tells this program from every other release of it
 */
export function partsKeeper(options: {
  db: Database;
  study: Pick<Study, 'id'>;
  content: string | null;
  frozenSha256: string | null;
  program: string;
}): PartKeeper {
  const { db, study, content, frozenSha256, program } = options;
  if (content === null) return keepNothing;
  const ground = [program, frozenSha256, content].join('\n');
  const sealOf = (name: string, text: string): string => sha256Of([ground, name, text].join('\n'));
  return async <Part>(part: string, make: () => Promise<Part>): Promise<Part> => {
    const where = { studyId_part: { studyId: study.id, part } };
    const kept = await db.keptResult.findUnique({ where });
    // the seal says that this program wrote the text, for a part of this name
    if (kept !== null && kept.seal === sealOf(part, kept.text)) {
      return JSON.parse(kept.text) as Part;
    }
    const text = JSON.stringify(await make());
    const written = { program, text, seal: sealOf(part, text) };
    const create = { studyId: study.id, part, ...written };
    await db.keptResult.upsert({ where, create, update: written });
    return JSON.parse(text) as Part;
  };
}
