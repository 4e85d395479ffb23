import { countOf } from '#domain/count-of.ts';
import { present } from '#domain/present.ts';
import type { ResultTable } from '#evaluation/votes/results/result-table-shape.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { awayAfterMs } from '../raters/away-after.ts';
import { sayProtocol } from '../results/say-protocol.ts';
import type { BundleSources } from './read-sources.ts';
import { BLANK, type Answered } from './sheet-answer.ts';

/** Section 3 of the data sheet: sample, evaluators and design. */
export function designAnswers(sources: BundleSources, table: ResultTable): Answered[] {
  return [
    ...sample(sources, table),
    ...evaluators(sources, table),
    ...design(sources, table),
    ...conditions(sources.protocol),
  ];
}

function sample({ now, protocol }: BundleSources, table: ResultTable): Answered[] {
  const shown = now.comparisons.filter(({ excluded }) => !excluded);
  const prompts = new Set(shown.map(({ prompt_id: prompt }) => prompt)).size;
  const counts = protocol.arms.map(({ key, label }) => {
    const own = shown.flatMap(({ images }) =>
      images.flatMap(({ arm, sha256 }) => (arm === key ? [sha256] : [])),
    );
    return `${label}: ${new Set(own).size}`;
  });
  const out = now.comparisons.length - shown.length;
  const gate = protocol.content_gate;
  return [
    [
      '3.1.1',
      'Outputs evaluated of each system',
      `${counts.join('; ')}. They are of ${countOf(prompts, 'prompt')}, in ${countOf(shown.length, 'comparison')}${out > 0 ? `; ${out} left out` : ''}.`,
    ],
    [
      '3.1.2',
      'How outputs were selected',
      present(sayProtocol(protocol, table)[0], 'what is said of the prompts'),
      gate === 'none'
        ? 'No gate was set before images were shown.'
        : `Images above ${gate.threshold} by the content gate were held back for a researcher to look at.`,
    ],
    ['3.1.3', 'Statistical power of the sample', BLANK],
  ];
}

function evaluators({ study, protocol }: BundleSources, table: ResultTable): Answered[] {
  const states = Object.entries(study.raters).map(([state, count]) => `${count} ${state}`);
  const simulated =
    table.simulated === null
      ? ''
      : ` ${table.simulated.raters} of the ${table.simulated.of} that count are simulated: programs, not people.`;
  const { practice } = protocol.quality;
  return [
    [
      '3.2.1',
      'How many evaluators',
      `${states.join(', ')}; ${protocol.raters.expected} were expected.${simulated}`,
    ],
    ['3.2.2', 'What kind: experts, paid, known to the authors, or the authors', BLANK],
    [
      '3.2.3',
      'How they were recruited',
      ...(protocol.raters.panel === undefined
        ? []
        : ['Through a panel, which the study does not name.']),
      BLANK,
    ],
    [
      '3.2.4',
      'Training and practice',
      practice === 0
        ? 'Instructions, and no practice trials.'
        : `Instructions, and ${countOf(practice, 'practice trial')}.`,
    ],
    ['3.2.5', 'Other characteristics', ...sayScreening(protocol), BLANK],
  ];
}

function sayScreening({ screening }: Protocol): string[] {
  const { questions = [] } = { ...screening };
  const asked = questions.map(({ ask }) => `"${ask}"`);
  const plates = screening?.colour_plates === undefined ? [] : ['pseudo-isochromatic plates'];
  const all = [...asked, ...plates];
  return all.length === 0
    ? []
    : [`Before the first pair raters met: ${all.join('; ')}. What each answered is not published.`];
}

function design({ study, protocol, deviations }: BundleSources, table: ResultTable): Answered[] {
  const [, seen, ...quality] = sayProtocol(protocol, table);
  const changed = deviations.map(({ at, kind, reason }) => `${at}: ${kind} (${reason}).`);
  return [
    [
      '3.3.1',
      'Preregistration',
      `Protocol, images and analysis plan were frozen when the study opened (${study.opened_at ?? 'no time on record'}). ${changed.length === 0 ? 'Nothing was changed after that.' : `After that: ${changed.join(' ')}`}`,
      'In which registry:',
      BLANK,
    ],
    [
      '3.3.2',
      'How responses were collected',
      `In a web browser, with OnPar, until ${study.closed_at ?? 'a time that is not on record'}.`,
    ],
    ['3.3.3', 'Quality assurance', ...quality],
    [
      '3.3.4',
      'What evaluators saw',
      present(seen, 'what is said of the trials'),
      'Title, consent and instructions are in consent.json.',
    ],
  ];
}

function conditions(protocol: Protocol): Answered[] {
  const least = protocol.quality.min_viewing_ms;
  return [
    [
      '3.3.5',
      'How free evaluators were in when and how fast',
      `No trial had a limit of time, and raters could leave and go on later; a place was free for another rater after ${countOf(awayAfterMs(protocol) / 3_600_000, 'hour')} without a vote.${least === undefined ? '' : ` A pair was to be looked at for ${least} ms before it could be answered.`}`,
    ],
    [
      '3.3.6',
      'Whether they could ask and comment',
      'They could report a pair as offensive, broken or unclear. Beyond that:',
      BLANK,
    ],
    ['3.3.7', 'Conditions of the experiment', BLANK],
    ['3.3.8', 'How far the conditions varied', BLANK],
  ];
}
