import { populationOf, type StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** The population of the e-process by which a protocol stops; undefined where it stops by another rule. */
export function eProcessOfProtocol({
  analysis,
}: Pick<Protocol, 'analysis'>): StopPopulation | undefined {
  return analysis.stop.rule === 'e-process' ? populationOf(analysis.stop) : undefined;
}
