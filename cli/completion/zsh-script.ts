import { shellTable } from './shell-table.ts';
import type { CommandWords } from './command-words.ts';

/** A script for zsh. */
export function zshScript(commands: readonly CommandWords[]): string {
  return `#compdef onpar
# Completion of onpar for zsh: source <(onpar completion zsh) in ~/.zshrc, after compinit
${shellTable(commands)}
_onpar() {
  local onpar_words
  _onpar_words "\${(@)words[1,CURRENT]}"
  # a study may be named by its file too
  if [[ -z $onpar_words ]] || ! compadd -- \${=onpar_words}; then
    _files
  fi
}
compdef _onpar onpar
`;
}
