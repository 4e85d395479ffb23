import { listFiles, modelInfo, type ListFileEntry } from '@huggingface/hub';
import { UserError } from '#domain/user-error.ts';
import type { ContentHash } from '#files/hash-of-file.ts';
import { useProxiesOfEnvironment } from '#files/use-proxies-of-environment.ts';
import { isModelFile, NEEDED_FILES } from '../models/require-model-files.ts';
import { explainHubFailure, type HubAccess } from './hub-access.ts';
import type { HubReference } from './hub-reference.ts';

/** A file of a model on a hub, and what it must hold. */
type HubFile = ContentHash & { path: string; bytes: number };

/** A model on a hub at one commit, with the files that OnPar needs of it. */
export type HubModel = { repository: string; commit: string; files: HubFile[] };

const MOST_FILES = 10_000;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * Asks a hub for the files of a model, at the commit that its revision stands for now. The
 * environment's proxy variables are honoured, as by the downloads that follow.
 *
 * @throws UserError `no-network`, `hub-refused`, `unknown-model`, `download-failed`, or `not-a-model` when
 *   it holds no ONNX files
 */
export async function listHubModel(
  { repository, revision }: HubReference,
  access: HubAccess,
): Promise<HubModel> {
  useProxiesOfEnvironment();
  const what = `${repository}${revision === null ? '' : ` at ${revision}`}`;
  const asked = {
    hubUrl: access.hubUrl,
    ...(access.token === undefined ? {} : { accessToken: access.token }),
  };
  let commit: string;
  const files: HubFile[] = [];
  try {
    const known = await modelInfo({
      ...asked,
      name: repository,
      additionalFields: ['sha'],
      ...(revision === null ? {} : { revision }),
    });
    commit = known.sha;
    if (!COMMIT.test(commit)) throw new SyntaxError('it does not say of which commit the model is');
    const entries = listFiles({ ...asked, repo: repository, revision: commit, recursive: true });
    let count = 0;
    for await (const entry of entries) {
      if (++count > MOST_FILES) break;
      if (entry.type === 'file' && isModelFile(entry.path)) files.push(toFile(entry));
    }
  } catch (error) {
    throw explainHubFailure(error, access, what);
  }
  requireOnnx(what, files);
  return { repository, commit, files };
}

function toFile({ path, size, oid, lfs }: ListFileEntry): HubFile {
  if (lfs) return { path, bytes: lfs.size, sha256: lfs.oid };
  if (oid === undefined) throw new SyntaxError(`it does not say what ${path} holds`);
  return { path, bytes: size, gitBlob: oid };
}

function requireOnnx(what: string, files: readonly HubFile[]): void {
  const missing = NEEDED_FILES.filter(
    (needed) => !files.some(({ path }) => path === needed || path.startsWith(`${needed}/`)),
  );
  if (missing.length === 0) return;
  throw new UserError(
    `${what} is no model folder in the diffusers ONNX layout (${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in it): name a revision that holds ONNX files (often @onnx), or export it with the recipe in docs/export-models.md.`,
    { code: 'not-a-model' },
  );
}
