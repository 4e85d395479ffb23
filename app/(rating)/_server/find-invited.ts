import { cache } from 'react';
import { findInvitation } from '#study/raters/find-invitation.ts';
import type { Invited } from '#study/raters/find-invitation.ts';
import { leanDatabase } from '../../_data/lean-database.ts';

/** Whom the link of the page that is asked for invites, read once for each; null for an unknown link. */
export const findInvited = cache((inviteToken: string): Promise<Invited | null> =>
  findInvitation({ db: leanDatabase(), inviteToken }),
);
