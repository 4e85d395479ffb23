import { z } from 'zod';
import { readStored } from '#domain/read-stored.ts';

/** Where the votes of an imported study come from, as its row and its frozen document keep it. */
const originSchema = z.object({
  kind: z.literal('imported-votes'),
  /** the tool, as `onpar votes import --from` names it */
  from: z.string(),
  file: z.string(),
  /** of the file, as it was read */
  sha256: z.string(),
  /** what `--map` said */
  map: z.array(z.string()),
  counts: z.object({ votes: z.number(), raters: z.number(), comparisons: z.number() }),
  /** when the last vote was answered; null where the file does not say */
  last_at: z.string().nullable(),
  /** what was passed over, and what the file does not say */
  warnings: z.array(z.string()),
});

export type StudyOrigin = z.infer<typeof originSchema>;

/**
 * The origin of a study's votes; null when they were given here.
 *
 * @throws UserError `record-broken` when what is kept of it cannot be read
 */
export function readOrigin({ origin }: { origin: unknown }): StudyOrigin | null {
  return origin === null ? null : readStored(originSchema, origin, 'the origin of the study');
}
