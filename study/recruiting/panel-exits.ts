import type { Enrolment, EnrolmentState } from '#prisma/generated/client.ts';
import { readProtocol } from '../protocol/read-protocol.ts';

/** Where a panel wants its raters back; null where the protocol names no such address. */
export type PanelExits = Record<'completion' | 'screenOut' | 'timeOut', string | null>;

const NOWHERE: PanelExits = { completion: null, screenOut: null, timeOut: null };

/** The panel's addresses of a protocol, as it was frozen: nothing a rater sends goes into them. */
export function exitsOf(protocol: unknown): PanelExits {
  const { panel } = readProtocol(protocol).raters;
  if (panel === undefined) return NOWHERE;
  const { completion, screen_out: screenOut = null, time_out: timeOut = null } = panel;
  return { completion, screenOut, timeOut };
}

/** Where this rater goes from here; nowhere for one whom no panel sent. */
export function exitsOfRater(
  rater: Pick<Enrolment, 'panelHash'> & { study: { protocol: unknown } },
): PanelExits {
  return rater.panelHash === null ? NOWHERE : exitsOf(rater.study.protocol);
}

/** Where somebody goes from here whose part stands so; null is somebody who has none. */
export function exitOf(exits: PanelExits, state: EnrolmentState | null): string | null {
  if (state === 'finished') return exits.completion;
  return state === 'replaced' ? exits.timeOut : exits.screenOut;
}
