'use client';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { useWords } from '../../_ui/language.tsx';
import { ARROWS } from './answer-arrows.ts';
import type { KeyAction, OwnKeys } from './key-command.ts';
import { KEY_ACTIONS, shownKey, USUAL_KEYS } from './own-keys.ts';
import type { Answer } from './trial.ts';

/** Rows of the map: keys, and what they do; answers have an arrow too. */
function rowsOf({ keys }: RaterWords, own: OwnKeys): (readonly [string, string])[] {
  return [
    ...KEY_ACTIONS.filter((action) => action !== 'none').map((action) => {
      const key = shownKey(action, own) === USUAL_KEYS.undo ? 'Backspace' : shownKey(action, own);
      return [
        isAnswer(action) ? keys.either(key, ARROWS[action]) : key,
        keys.meanings[action],
      ] as const;
    }),
    ['?', keys.meanings.help],
  ];
}

function isAnswer(action: KeyAction): action is Answer {
  return Object.hasOwn(ARROWS, action);
}

/** The keys of the voting page. */
export function KeyMap({ own = {} }: { own?: OwnKeys }): ReactElement {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rowsOf(useWords(), own).map(([keys, meaning]) => (
        <div key={keys} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-medium whitespace-nowrap">{keys}</dt>
          <dd className="text-ink-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
