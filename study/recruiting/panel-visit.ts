import { z } from 'zod';

/** What a panel calls a person, its study and the person's session there. */
export type PanelVisit = { person: string; study: string | null; session: string | null };

const name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const parameters = z.object({
  PROLIFIC_PID: name,
  STUDY_ID: name.optional(),
  SESSION_ID: name.optional(),
});

/**
 * Reads the parameters that a panel adds to its link (named as Prolific names them); null when they
 * name nobody, twice or by what is no name.
 */
export function readPanelVisit(
  given: Readonly<Record<string, string | string[] | undefined>>,
): PanelVisit | null {
  const read = parameters.safeParse(given);
  if (!read.success) return null;
  const { PROLIFIC_PID: person, STUDY_ID: study = null, SESSION_ID: session = null } = read.data;
  return { person, study, session };
}

/** The link to give to the panel: it puts the names in where these stand. */
export function panelAddress(url: string): string {
  const names = ['PROLIFIC_PID', 'STUDY_ID', 'SESSION_ID'];
  return `${url}?${names.map((key) => `${key}={{%${key}%}}`).join('&')}`;
}
