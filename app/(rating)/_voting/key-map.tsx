import type { ReactElement } from 'react';
import { answerWords } from './answer-words.ts';
import type { KeyAction, OwnKeys } from './key-command.ts';
import { KEY_ACTIONS, shownKey, USUAL_KEYS } from './own-keys.ts';
import type { Answer } from './trial.ts';

/** What each key does, in words; answers have an arrow too. */
export const KEY_MEANINGS: Record<KeyAction, string> = {
  left: 'The left image',
  right: 'The right image',
  on_par: 'On par: both are equally good',
  neither: 'Neither is any good',
  none: 'No answer, where that is offered',
  undo: 'Take the last answer, or report, back',
  loupe: 'Loupe in both images; it follows the pointer, or Shift and the arrows',
  flip: 'Hold it: each image in the place of the other; on a touch screen, tap one',
  pause: 'Pause',
  report: 'Report this pair and go on',
};

/** Rows of the map: keys, and what they do. */
function rowsOf(own: OwnKeys): (readonly [string, string])[] {
  return [
    ...KEY_ACTIONS.filter((action) => action !== 'none').map((action) => {
      const key = shownKey(action, own) === USUAL_KEYS.undo ? 'Backspace' : shownKey(action, own);
      return [
        isAnswer(action) ? `${key} or ${answerWords[action].arrow}` : key,
        KEY_MEANINGS[action],
      ] as const;
    }),
    ['?', 'This help'],
  ];
}

function isAnswer(action: KeyAction): action is Answer {
  return Object.hasOwn(answerWords, action);
}

/** The keys of the voting page. */
export function KeyMap({ own = {} }: { own?: OwnKeys }): ReactElement {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {rowsOf(own).map(([keys, meaning]) => (
        <div key={keys} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-medium whitespace-nowrap">{keys}</dt>
          <dd className="text-ink-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
