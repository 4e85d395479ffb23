import type { Protocol } from '../protocol/protocol.ts';

/** Whether the content gate of a study holds an image back from raters. */
export function isHeld(
  sample: { gateScore: number | null; gateReleased: boolean },
  gate: Protocol['content_gate'],
): boolean {
  if (gate === 'none' || sample.gateReleased) return false;
  return sample.gateScore !== null && sample.gateScore > gate.threshold;
}
