import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { createStudyOfText } from '../../(research)/studies/new/create-study.ts';
import { answerUpload } from '../../_data/answer-upload.ts';
import { readBytes } from '../../_data/read-bytes.ts';
import { sendEvents } from '../../_data/send-events.ts';

const LONGEST = 1_000_000;
const body = z.object({ text: z.string() });

/** Creates a study from a protocol text; tells as events how far it has come, and its short name last. */
export function POST(request: Request): Promise<Response> {
  return answerUpload(request, async ({ id: researcherId }) => {
    const { text } = await readBody(request);
    // who leaves meanwhile finds the study when they come back
    return sendEvents(request.signal, () => createStudyOfText({ text, researcherId }));
  });
}

async function readBody(request: Request): Promise<z.output<typeof body>> {
  const bytes = await readBytes(request, LONGEST);
  if (bytes === undefined)
    throw new UserError('The protocol is longer than 1 MB: shorten it.', { code: 'too-large' });
  const parsed = body.safeParse(parseJson(bytes.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new UserError('This holds no protocol.', { code: 'malformed' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
