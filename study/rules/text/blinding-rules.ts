import type { Problem } from '../../protocol/finding.ts';
import type { NewProtocol } from '../../protocol/protocol.ts';
import { warn, type TextRule } from '../rule.ts';

/** Shorter names are part of too many words. */
const SHORTEST_NAME = 4;

/** What a rater reads names no arm and no model. */
export const blindingRules: TextRule = ({ protocol }) => {
  const names = new Set(
    protocol.arms.flatMap((arm) => ('images' in arm ? [arm.label] : [arm.label, arm.model])),
  );
  const telling = [...names].filter((name) => name.length >= SHORTEST_NAME);
  return textsForRaters(protocol).flatMap(({ path, text }) =>
    telling
      .filter((name) => holdsName(text, name))
      .map((name) =>
        warn(path, `names "${name}", and raters read it: they must not know the arms`),
      ),
  );
};

type TextForRaters = { path: Problem['path']; text: string };

function textsForRaters(protocol: NewProtocol): TextForRaters[] {
  const { rater_title: title = '', consent = '', instructions = '', questions, gold } = protocol;
  return [
    ...questions.flatMap((question, place) =>
      (['title', 'ask'] as const).map((key) => ({
        path: ['questions', place, key],
        text: question[key],
      })),
    ),
    ...gold.map(({ because = '' }, place) => ({
      path: ['gold', place, 'because'],
      text: because,
    })),
    ...textsOfScreening(protocol),
    { path: ['rater_title'], text: title },
    { path: ['consent'], text: consent },
    { path: ['instructions'], text: instructions },
    ...Object.entries({ ...protocol.raters.panel }).flatMap(([key, text]) =>
      text === undefined ? [] : [{ path: ['raters', 'panel', key], text }],
    ),
  ];
}

function textsOfScreening({ screening }: NewProtocol): TextForRaters[] {
  const { questions = [] } = { ...screening };
  return questions.flatMap(({ ask, options }, place) => {
    const path = ['screening', 'questions', place];
    return [
      { path: [...path, 'ask'], text: ask },
      ...options.map((text, option) => ({ path: [...path, 'options', option], text })),
    ];
  });
}

function holdsName(text: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
