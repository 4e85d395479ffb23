import type { CommandWords } from './command-words.ts';
import { flagsOfCommands, pathsBelow, valuesOfFlags, wordsOfCommands } from './completion-table.ts';
import type { Row } from './completion-table.ts';

/** A function of bash and of zsh that gives `onpar_words` for what was typed: none where a file may stand. */
export function shellTable(commands: readonly CommandWords[]): string {
  return `_onpar_words() { # all words before the one to complete, and that one: sets onpar_words
  local word="\${@: -1}" before="\${@: -2:1}" at=onpar one
  onpar_words=
  for one in "\${@:2:$#-2}"; do
    case "$at $one" in
      ${pathsBelow(commands).map(quote).join('|')}) at="$at $one" ;;
    esac
  done
  case "$at $before" in
${rows(valuesOfFlags(commands))}
  esac
  case "$word" in
    -*)
      case "$at" in
${rows(flagsOfCommands(commands))}
      esac ;;
    *)
      case "$at" in
${rows(wordsOfCommands(commands))}
      esac ;;
  esac
}
`;
}

function rows(table: readonly Row[]): string {
  return table
    .map(({ at, words, asks }) => {
      const names = asks === undefined ? '' : `" $("$1" completion ${asks} 2>/dev/null)"`;
      return `      ${quote(at)}) onpar_words=${quote(words.join(' '))}${names}; return ;;`;
    })
    .join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
