import { cache } from 'react';
import { findInvitation } from '#study/raters/find-invitation.ts';
import type { RaterSession } from '#study/raters/rater-session.ts';
import { database } from '../../_data/database.ts';

/** Whom the link of the page that is asked for invites, read once for each; null for an unknown link. */
export const findInvited = cache((inviteToken: string): Promise<RaterSession | null> =>
  findInvitation({ db: database(), inviteToken }),
);
