import { describe, expect, it } from 'vitest';
import { shellWords } from './shell-words.ts';

describe('shellWords', () => {
  it.each([
    [
      'npm ci && npm start',
      [
        ['npm', 'ci'],
        ['npm', 'start'],
      ],
    ],
    [
      'onpar generate --prompt "a red cube" --out=out',
      [['onpar', 'generate', '--prompt', 'a red cube', '--out=out']],
    ],
    ['A=1 B_C=x onpar up --port 3000', [['onpar', 'up', '--port', '3000']]],
    [
      'onpar raters invite S --count 2 > "my links.csv"   # one a rater',
      [['onpar', 'raters', 'invite', 'S', '--count', '2']],
    ],
    [
      'onpar table S 2>/dev/null | head -3',
      [
        ['onpar', 'table', 'S'],
        ['head', '-3'],
      ],
    ],
    ['', []],
    ['# only said', []],
  ])('reads %s', (line, commands) => {
    expect(shellWords(line)).toEqual(commands);
  });
});
