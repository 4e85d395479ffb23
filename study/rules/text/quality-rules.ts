import { countOf } from '#domain/count-of.ts';
import { countKnownAnswers } from '../../protocol/count-known-answers.ts';
import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { refuse, warn, type TextRule } from '../rule.ts';

/** Careful raters answer within it. */
const SLOWEST_USUAL_MS = 10_000;

/** What raters are judged by is shown to them; what is listed as known is asked. */
export const qualityRules: TextRule = ({ protocol }) => [
  ...checkGoldCount(protocol),
  ...checkPractice(protocol),
  ...checkLimits(protocol),
  ...checkExclusion(protocol),
  ...checkSpeed(protocol),
  ...checkGate(protocol),
];

function checkGoldCount({ quality, gold }: NewProtocol): Problem[] {
  const listed = countKnownAnswers({ gold }, 'gold');
  const asks = `asks for ${countOf(quality.gold, 'gold trial')} a rater, and`;
  if (quality.gold > 0 && listed === 0) {
    const message = `${asks} no comparison with a known answer is listed: list some under gold, or write 0`;
    return [refuse(['quality', 'gold'], message)];
  }
  if (quality.gold > listed) {
    const message = `${asks} gold lists ${countOf(listed, 'comparison')}: raters get no more`;
    return [warn(['quality', 'gold'], message)];
  }
  if (quality.gold === 0 && listed > 0) {
    const message =
      'is shown to nobody, as quality.gold is 0, and its comparisons get no votes: write how many each rater sees, or leave it out';
    return [warn(['gold'], message)];
  }
  return [];
}

function checkPractice({ quality, gold }: NewProtocol): Problem[] {
  const { practice, pass_mark: mark, practice_tries: tries } = quality;
  const listed = countKnownAnswers({ gold }, 'practice');
  const problems: Problem[] = [];
  if (mark !== undefined && (listed === 0 || practice === 0)) {
    const lack = listed === 0 ? 'no pair with use: practice is listed' : 'raters see none';
    const message = `has nothing to judge by, as ${lack}: list some under gold with use: practice and set quality.practice, or leave it out`;
    problems.push(refuse(['quality', 'pass_mark'], message));
  } else if (listed > 0 && practice === 0) {
    const message =
      'lists pairs for practice that nobody sees, as quality.practice is 0: write how many each rater sees, or leave them out';
    problems.push(warn(['gold'], message));
  } else if (listed > 0 && practice > listed) {
    const message = `asks for ${countOf(practice, 'practice trial')}, and gold lists ${countOf(listed, 'pair')} with use: practice: in the others no answer is known`;
    problems.push(warn(['quality', 'practice'], message));
  }
  if (mark === 0) problems.push(warn(['quality', 'pass_mark'], 'is passed by everybody'));
  if (tries !== undefined && mark === undefined) {
    const message = 'does nothing without pass_mark: name the share that must be right';
    problems.push(warn(['quality', 'practice_tries'], message));
  }
  return problems;
}

const NO_GOLD =
  'has nothing to judge by, as raters see no gold trial: set quality.gold and list gold, or leave it out';

function checkLimits({ quality, gold, questions }: NewProtocol): Problem[] {
  const { limits = {} } = quality;
  const { gold_wrong: wrong, too_fast: fast } = limits;
  const path = (...rest: string[]): Problem['path'] => ['quality', 'limits', ...rest];
  const problems = Object.entries({ gold_wrong: wrong, too_fast: fast }).flatMap(
    ([name, limit]): Problem[] => {
      const { warn: first = 0, stop = Infinity } = limit ?? {};
      if (first < stop) return [];
      return [refuse(path(name, 'warn'), `must be below stop, ${stop}: raters are warned first`)];
    },
  );
  if (wrong !== undefined && quality.gold === 0) {
    problems.push(refuse(path('gold_wrong'), NO_GOLD));
  }
  const answers = Math.min(quality.gold, countKnownAnswers({ gold }, 'gold')) * questions.length;
  if (wrong?.stop !== undefined && quality.gold > 0 && wrong.stop > answers) {
    const message = `stops nobody: a rater gives at most ${countOf(answers, 'answer')} in gold trials`;
    problems.push(warn(path('gold_wrong', 'stop'), message));
  }
  if (fast !== undefined && quality.min_response_ms === 0) {
    const message =
      'has nothing to judge by, as no answer is faster than quality.min_response_ms: 0: raise that, or leave it out';
    problems.push(refuse(path('too_fast'), message));
  }
  return problems;
}

function checkExclusion({ quality: { exclusion, gold, repeats } }: NewProtocol): Problem[] {
  const path = (rule: keyof typeof exclusion): Problem['path'] => ['quality', 'exclusion', rule];
  const problems: Problem[] = [];
  if (exclusion.gold_accuracy_below !== undefined && gold === 0) {
    problems.push(refuse(path('gold_accuracy_below'), NO_GOLD));
  }
  if (exclusion.repeat_agreement_below !== undefined && repeats === 0) {
    const message =
      'has nothing to judge by, as raters see no repeat: set quality.repeats, or leave it out';
    problems.push(refuse(path('repeat_agreement_below'), message));
  }
  for (const rule of [
    'gold_accuracy_below',
    'repeat_agreement_below',
    'median_response_ms_below',
  ] as const) {
    if (exclusion[rule] === 0)
      problems.push(warn(path(rule), 'excludes nobody: nothing is below 0'));
  }
  for (const rule of ['gold_accuracy_below', 'repeat_agreement_below'] as const) {
    if (exclusion[rule] === 1)
      problems.push(warn(path(rule), 'is 1: a single answer that is off excludes its rater'));
  }
  return problems;
}

/** Limits of speed are below what a careful rater takes. */
function checkSpeed({ quality }: NewProtocol): Problem[] {
  const { min_response_ms: least, exclusion } = quality;
  const { median_response_ms_below: median = 0 } = exclusion;
  const limits: [Problem['path'], number][] = [
    [['quality', 'min_response_ms'], least],
    [['quality', 'exclusion', 'median_response_ms_below'], median],
  ];
  return limits
    .filter(([, limit]) => limit > SLOWEST_USUAL_MS)
    .map(([path, limit]) =>
      warn(
        path,
        `is ${limit}: whoever takes less than ${limit / 1000} s counts as too fast, and most careful answers are faster`,
      ),
    );
}

function checkGate({ content_gate: gate }: NewProtocol): Problem[] {
  if (gate === 'none') return [];
  const path = ['content_gate', 'threshold'];
  if (gate.threshold === 0) return [warn(path, 'holds every image until a researcher releases it')];
  if (gate.threshold === 1) return [warn(path, 'holds no image: write content_gate: none')];
  return [];
}
