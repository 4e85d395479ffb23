import {
  certifySides,
  noVotes,
  sideCertificate,
} from '#evaluation/votes/results/side-certificate.ts';
import type { SideCertificate } from '#evaluation/votes/results/side-certificate.ts';
import type { Database } from '#prisma/client.ts';
import type { Study } from '#prisma/generated/client.ts';
import { exportVotes } from '../votes/export-votes.ts';
import { readDropout } from './read-dropout.ts';
import type { Dropout } from './read-dropout.ts';
import { readVotedTrials } from './read-voted-trials.ts';

/** The balance of a study: counts of sides and raters, which tell nothing of whom they prefer. */
export type StudyCertificate = SideCertificate & { dropout: Dropout | null };

/**
 * Certifies the balance of a study from its trials that have a vote, whatever its state, and says what
 * was lost to raters who left. Of an imported study only the votes are known.
 *
 * @throws UserError as `sideCertificate`
 */
export async function certifyBalance(options: {
  db: Database;
  study: Pick<Study, 'id' | 'slug' | 'origin'>;
}): Promise<StudyCertificate> {
  const { db, study } = options;
  if (study.origin !== null) {
    const rows = await Array.fromAsync(exportVotes({ db, slug: study.slug, withMoments: false }));
    return { ...sideCertificate(rows), dropout: null };
  }
  const trials = await readVotedTrials(db, study.id);
  if (trials.length === 0) throw noVotes();
  return {
    ...certifySides(study.slug, trials),
    dropout: await readDropout({ db, studyId: study.id }),
  };
}
