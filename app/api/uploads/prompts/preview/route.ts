import { previewPrompts } from '#study/prompts/preview-prompts.ts';
import { answerPromptFile } from '../../../../_data/answer-prompt-file.ts';

/** How a prompt file is read; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return answerPromptFile(request, async (read) => previewPrompts(read));
}
