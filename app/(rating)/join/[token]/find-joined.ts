import { findRaterOfAnySession } from '../../_server/find-rater.ts';
import type { FoundRater } from '../../_server/find-rater.ts';

/**
 * The rater who joined by a group link in this browser, also one who goes on in another by now; a panel's
 * people are told by name.
 */
export async function findJoined(linkId: string): Promise<FoundRater | null> {
  const found = await findRaterOfAnySession();
  const isOfLink = found?.rater.groupLinkId === linkId && found.rater.panelHash === null;
  return isOfLink ? found : null;
}
