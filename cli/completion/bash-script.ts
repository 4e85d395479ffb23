import type { CommandWords } from './command-words.ts';
import { shellTable } from './shell-table.ts';

/** A script for bash. */
export function bashScript(commands: readonly CommandWords[]): string {
  return `# Completion of onpar for bash: eval "$(onpar completion bash)" in ~/.bashrc
${shellTable(commands)}
_onpar() {
  local onpar_words
  _onpar_words "\${COMP_WORDS[@]:0:COMP_CWORD+1}"
  COMPREPLY=($(compgen -W "$onpar_words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _onpar onpar
`;
}
