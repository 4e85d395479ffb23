import { UserError } from '#domain/user-error.ts';
import { NoPromptColumn } from '#study/prompts/prompt-columns.ts';
import { PromptProblems } from '#study/prompts/read-each.ts';
import type { ReadPrompts } from '#study/prompts/read-prompts.ts';
import type { Researcher } from '../_auth/find-researcher.ts';
import { answerUpload } from './answer-upload.ts';
import type { PromptRefusal } from './prompt-refusal.ts';
import { takePromptFile } from './take-prompt-file.ts';

/**
 * Answers a prompt file that a page sent. What is wrong with the file is told line by line, and a
 * column that was not found by those that there are.
 */
export async function answerPromptFile(
  request: Request,
  work: (read: ReadPrompts, researcher: Researcher) => Promise<unknown>,
): Promise<Response> {
  return answerUpload(request, async (researcher) => {
    try {
      const answer = await work(await takePromptFile(request), researcher);
      return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return Response.json(refusalOf(error), {
        status: error.httpStatus,
        headers: { 'Cache-Control': 'no-store' },
      });
    }
  });
}

function refusalOf(error: UserError): PromptRefusal {
  const told = { error: error.message, code: error.code };
  if (error instanceof PromptProblems) {
    const { problems, count } = error;
    return { ...told, problems, count };
  }
  if (!(error instanceof NoPromptColumn)) return told;
  return {
    ...told,
    error: 'None of the columns is known as that of the prompts: choose which it is.',
    columns: error.columns.slice(0, 200),
  };
}
