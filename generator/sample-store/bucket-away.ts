import { UserError } from '#domain/user-error.ts';
import { writeStoreAddress } from './store-address.ts';
import type { BucketAddress } from './store-address.ts';

const ADVICE: Record<string, string> = {
  AccessDenied: 'let the access key read, write and list there',
  InvalidAccessKeyId: 'correct AWS_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'correct AWS_SECRET_ACCESS_KEY',
  CredentialsProviderError: 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  NoSuchBucket: 'make the bucket, or correct ONPAR_STORE',
  PermanentRedirect: 'correct ONPAR_S3_REGION',
};

/** Whether the server answered that it has no object of this name. */
export function isNoSuchKey(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

/** What a server of S3 refuses, or does not answer, is its fault: keys and bytes are ours. */
export function bucketAway(
  address: BucketAddress,
  verb: 'read' | 'written',
  cause: unknown,
): unknown {
  if (!(cause instanceof Error) || cause instanceof UserError) return cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  const { [code]: advice = 'look whether its server answers' } = ADVICE;
  const where = address.endpoint === undefined ? '' : ` at ${address.endpoint}`;
  return new UserError(
    `The sample store ${writeStoreAddress(address)}${where} cannot be ${verb} (${code}): ${advice}.`,
    { code: 'store-away', cause },
  );
}
