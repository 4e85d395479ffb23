import { LONGEST_PROMPT_FILE } from './prompt-file-limit.ts';

/** What is said of a prompt file that is too large for the browser's door. */
export function tooLargeFor(fileName: string): string {
  const most = `${LONGEST_PROMPT_FILE / 1_000_000} MB`;
  return `${fileName} is larger than the ${most} that are taken here: import it with \`npx onpar prompts import\`, or split it.`;
}
