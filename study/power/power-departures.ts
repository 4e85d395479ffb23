import type { Departure } from '#evaluation/votes/results/result-table-shape.ts';
import type { StopPopulation } from '#evaluation/votes/results/stop-rule.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { countTests } from '../protocol/count-tests.ts';
import { designOfProtocol } from './design-of-protocol.ts';
import { eProcessOfProtocol } from './e-process-of-protocol.ts';
import type { PowerQuestion } from './power-question.ts';

/** Where a question about power asks for another design or level than the protocol beside it declares. */
export function powerDepartures(asked: PowerQuestion, protocol: Protocol): Departure[] {
  const { design, alpha, tests, looks = [], eProcess } = asked;
  const { looks: planned = 1 } = protocol.analysis.stop;
  const declared = designOfProtocol(protocol, protocol.prompts.draw ?? design.prompts);
  const settings: [string, Departure['declared'] | undefined, Departure['used'] | undefined][] = [
    ['analysis.alpha', protocol.analysis.alpha, alpha],
    ['analysis.stop.looks', planned, looks.length < 2 ? 1 : looks.length],
    ['analysis.stop', sayEProcess(eProcessOfProtocol(protocol)), sayEProcess(eProcess)],
    ['primary tests', countTests(protocol), tests],
    ['prompts', declared.prompts, design.prompts],
    ['replicates', declared.replicates, design.replicates],
    ['quality.repeats', declared.repeats, design.repeats],
    ['raters.expected', declared.raters.expected, design.raters.expected],
    ['raters.per_comparison', declared.raters.per_comparison, design.raters.per_comparison],
    ['raters.max_trials_each', declared.raters.max_trials_each, design.raters.max_trials_each],
  ];
  return settings.flatMap(([setting, before, used]) =>
    before === used || used === undefined
      ? []
      : [{ setting, declared: before ?? 'no limit', used }],
  );
}

function sayEProcess(population: StopPopulation | undefined): string {
  return population === undefined ? 'no e-process' : `e-process (${population})`;
}
