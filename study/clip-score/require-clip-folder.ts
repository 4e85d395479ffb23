import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#domain/user-error.ts';

/** What a CLIP folder holds; the description of the first and what is in the last are read later. */
const PARTS = ['image_encoder/model.onnx', 'text_encoder/model.onnx', 'tokenizer'];

/** Refuses a folder that is no CLIP folder. Throws UserError `wrong-call` that names what it lacks. */
export async function requireClipFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (const part of PARTS)
    if (!(await isThere(join(folder, ...part.split('/'))))) missing.push(part);
  if (missing.length === 0) return;
  const what = (await isThere(folder))
    ? `${folder} is no CLIP folder, it has no ${missing.join(' and no ')}`
    : `There is no CLIP folder ${folder}`;
  throw new UserError(`${what}: check --clip (docs/feature-networks.md tells how to make one).`, {
    code: 'wrong-call',
  });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
