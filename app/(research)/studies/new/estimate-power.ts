import type { ExpectedVotes } from '#evaluation/votes/power/expected-votes.ts';
import { countTests } from '#study/protocol/count-tests.ts';
import { designOfProtocol } from '#study/power/design-of-protocol.ts';
import { eProcessOfProtocol } from '#study/power/e-process-of-protocol.ts';
import { looksOfProtocol } from '#study/power/looks-of-protocol.ts';
import { offeredAnswers } from '#study/power/offered-answers.ts';
import { powerOfDesign } from '#study/power/power-of-design.ts';
import type { PowerQuestion } from '#study/power/power-question.ts';
import type { PowerResult } from '#study/power/power-result.ts';
import type { StudyPlan } from '#study/runs/study-plan.ts';

/** About a second of one core. */
const MOST_VOTES = 15_000_000;
const STUDIES = 1000;
const WANTED_POWER = 0.8;
const MOST_REMEMBERED = 50;

/** Estimates by their questions: most changes of a protocol leave its design as it is. */
const remembered = new Map<string, Promise<PowerResult>>();

/** The power of the design that a plan declares. Seeded: the same question has the same answer. */
export function estimatePower(
  { protocol, prompts }: StudyPlan,
  expected: ExpectedVotes,
): Promise<PowerResult> {
  const design = designOfProtocol(protocol, prompts.length);
  const question: PowerQuestion = {
    design,
    looks: looksOfProtocol(protocol, design),
    eProcess: eProcessOfProtocol(protocol),
    expected: offeredAnswers(expected, protocol),
    power: WANTED_POWER,
    alpha: protocol.analysis.alpha,
    tests: countTests(protocol),
    studies: STUDIES,
    mostVotes: MOST_VOTES,
    seed: 0,
  };
  const key = JSON.stringify(question);
  const known = remembered.get(key) ?? powerOfDesign(question);
  // the one asked for last is forgotten last
  remembered.delete(key);
  remembered.set(key, known);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return known;
}
