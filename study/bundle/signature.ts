import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '#domain/user-error.ts';
import { bundleJson } from './bundle-parts.ts';

const ALGORITHM = 'ed25519';

/** `signature.json` */
export const signatureSource = z.strictObject({
  algorithm: z.literal(ALGORITHM),
  /** SPKI, DER, base64 */
  public_key: z.base64(),
  /** of the bytes of bundle.json; base64 */
  signature: z.base64(),
});

/**
 * The text of `signature.json`: an ed25519 signature (RFC 8032) of the listing of a bundle, which is the
 * same whenever the same key signs the same listing.
 *
 * @param pem the researcher's private key (PKCS 8)
 * @throws UserError when it is none
 */
export function signListing(listing: string, pem: string): string {
  const key = readKey(
    pem,
    createPrivateKey,
    'a private key, made with `openssl genpkey -algorithm ed25519`',
  );
  const bytes = Buffer.from(listing, 'utf8');
  return bundleJson({
    algorithm: ALGORITHM,
    public_key: derOf(createPublicKey(key)).toString('base64'),
    signature: sign(null, bytes, key).toString('base64'),
  });
}

/** Whether a signature fits a listing, and whose it is: the sha256 of the public key. */
export function checkSignature(
  listing: Uint8Array,
  { public_key, signature }: z.infer<typeof signatureSource>,
): { fits: boolean; key_sha256: string } {
  const der = Buffer.from(public_key, 'base64');
  const key_sha256 = createHash('sha256').update(der).digest('hex');
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const fits =
      key.asymmetricKeyType === ALGORITHM &&
      verify(null, listing, key, Buffer.from(signature, 'base64'));
    return { fits, key_sha256 };
  } catch {
    // what is no key signs nothing
    return { fits: false, key_sha256 };
  }
}

/**
 * The sha256 of a public key in PEM, as `checkSignature` names keys.
 *
 * @throws UserError when it is none
 */
export function nameOfKey(pem: string): string {
  const key = readKey(pem, createPublicKey, 'a public key, made with `openssl pkey -pubout`');
  return createHash('sha256').update(derOf(key)).digest('hex');
}

function derOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

function readKey(pem: string, read: (pem: string) => KeyObject, what: string): KeyObject {
  try {
    const key = read(pem);
    if (key.asymmetricKeyType === ALGORITHM) return key;
  } catch {
    // told below
  }
  throw new UserError(`The key is not an ed25519 key in PEM; give ${what}.`, { code: 'bad-key' });
}
