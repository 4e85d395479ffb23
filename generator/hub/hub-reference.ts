import { UserError } from '#domain/user-error.ts';

/** A model on a hub: `hf:OWNER/NAME@REV`. */
export type HubReference = {
  /** `OWNER/NAME` */
  repository: string;
  /** a branch, a tag or a commit; the hub's own where none is named */
  revision: string | null;
};

const PREFIX = 'hf:';
const FORM =
  /^(?<repository>[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95})(?:@(?<revision>[\w][\w./-]{0,199}))?$/;

/** Whether a place is on a hub, and not a folder. */
export function isHubReference(place: string): boolean {
  return place.startsWith(PREFIX);
}

/** @throws UserError `bad-hub-reference` */
export function parseHubReference(place: string): HubReference {
  const groups = FORM.exec(place.slice(PREFIX.length))?.groups;
  const { repository, revision } = groups ?? {};
  if (!place.startsWith(PREFIX) || repository === undefined || place.includes('..')) {
    throw new UserError(
      `"${place}" names no model on a hub: write it as hf:OWNER/NAME, with @REVISION behind it for a branch, tag or commit.`,
      { code: 'bad-hub-reference' },
    );
  }
  return { repository, revision: revision ?? null };
}
