import { present } from '#domain/present.ts';
import { UserError } from '#domain/user-error.ts';
import { LISTING, SIGNATURE } from './bundle-parts.ts';
import type { BundleDifference } from './difference.ts';
import { parseAs } from './parse-as.ts';
import type { BundleFiles } from './read-sources.ts';
import { checkSignature, signatureSource } from './signature.ts';

/**
 * Holds the signature of a bundle, if it has one, to its listing.
 *
 * @param key the sha256 of the public key that must have given it; undefined when any may, or none
 */
export function checkSignatureFile(
  files: BundleFiles,
  key: string | undefined,
): { signedBy: string | null; differences: BundleDifference[] } {
  const wrong = (what: string): ReturnType<typeof checkSignatureFile> => ({
    signedBy: null,
    differences: [{ file: SIGNATURE, line: null, what }],
  });
  const bytes = files.get(SIGNATURE);
  if (bytes === undefined) {
    return key === undefined ? { signedBy: null, differences: [] } : wrong('is missing');
  }
  try {
    const signature = parseAs(signatureSource, Buffer.from(bytes).toString('utf8'), SIGNATURE);
    const listing = present(files.get(LISTING), 'the listing of a bundle');
    const { fits, key_sha256: signedBy } = checkSignature(listing, signature);
    if (!fits) return wrong(`does not fit ${LISTING}`);
    if (key !== undefined && key !== signedBy) {
      return wrong(`is by another key, whose sha256 is ${signedBy}`);
    }
    return { signedBy, differences: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return wrong(error.message.replace(/\.$/, ''));
  }
}
