import { asSentence } from './as-sentence.ts';
import { promptText } from './prompt-text.ts';
import { UserError } from './user-error.ts';

/**
 * Refuses a prompt that is too long to have been meant.
 *
 * @param name names it in the message
 * @throws UserError `prompt-too-long`
 */
export function checkPrompt(text: string, name: string): void {
  const parsed = promptText.safeParse(text);
  if (parsed.success) return;
  const problem = parsed.error.issues.map(({ message }) => message).join(', ');
  throw new UserError(asSentence(`${name} ${problem}`), { code: 'prompt-too-long' });
}
