import { sideCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { SideCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { exportVotes } from '../votes/export-votes.ts';
import { readDropout } from './read-dropout.ts';
import type { Dropout } from './read-dropout.ts';

/** The balance of a study: counts of sides and raters, which tell nothing of whom they prefer. */
export type StudyCertificate = SideCertificate & { dropout: Dropout | null };

/**
 * Certifies the balance of a study from the votes that it exports, whatever its state, and says what
 * was lost to raters who left. Of an imported study only the votes are known.
 *
 * @throws UserError as `sideCertificate`
 */
export async function certifyBalance(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'origin'>;
}): Promise<StudyCertificate> {
  const { db, study } = options;
  const rows = await Array.fromAsync(exportVotes({ db, slug: study.slug, withMoments: false }));
  const isImported = study.origin !== null;
  const dropout = isImported ? null : await readDropout({ db, studyId: study.id });
  return { ...sideCertificate(rows), dropout };
}
