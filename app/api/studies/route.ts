import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { createStudyOfText } from '../../(research)/studies/new/create-study.ts';
import { answerUpload } from '../../_data/answer-upload.ts';
import { readJson } from '../../_data/read-json.ts';
import { sendEvents } from '../../_data/send-events.ts';

const LONGEST = 1_000_000;
const body = z.object({ text: z.string() });

/** Creates a study from a protocol text; tells as events how far it has come, and its short name last. */
export function POST(request: Request): Promise<Response> {
  return answerUpload(request, async ({ id: researcherId }) => {
    const text = await readText(request);
    // who leaves meanwhile finds the study when they come back
    return sendEvents(request.signal, () => createStudyOfText({ text, researcherId }));
  });
}

async function readText(request: Request): Promise<string> {
  const parsed = body.safeParse(await readJson(request, LONGEST));
  if (parsed.success) return parsed.data.text;
  throw new UserError('What was sent holds no protocol: send { "text": "…" } with its YAML.', {
    code: 'malformed',
  });
}
