'use client';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { useWords } from '../../_ui/language.tsx';
import { ARROWS } from './answer-arrows.ts';
import type { KeyAction, OwnKeys } from './key-command.ts';
import { KEY_ACTIONS, shownKey, USUAL_KEYS } from './own-keys.ts';
import type { Answer } from './trial.ts';

/** What does the same: keys, answers having an arrow too, and a button; and what they do. */
type Row = { keys: string; button: string; meaning: string };

function rowsOf({ keys }: RaterWords, own: OwnKeys): Row[] {
  return [
    ...KEY_ACTIONS.filter((action) => action !== 'none').map((action) => {
      const key = shownKey(action, own) === USUAL_KEYS.undo ? 'Backspace' : shownKey(action, own);
      return {
        keys: isAnswer(action) ? keys.either(key, ARROWS[action]) : key,
        button: keys.names[action],
        meaning: keys.meanings[action],
      };
    }),
    { keys: '?', button: keys.names.help, meaning: keys.meanings.help },
  ];
}

function isAnswer(action: KeyAction): action is Answer {
  return Object.hasOwn(ARROWS, action);
}

/** The keys of the voting page; its buttons where a finger points. */
export function KeyMap({ own = {} }: { own?: OwnKeys }): ReactElement {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rowsOf(useWords(), own).map(({ keys, button, meaning }) => (
        <div key={keys} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-medium whitespace-nowrap">
            <span className="pointer-coarse:hidden">{keys}</span>
            <span className="hidden pointer-coarse:inline">{button}</span>
          </dt>
          <dd className="text-ink-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
