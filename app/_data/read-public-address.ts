import { headers } from 'next/headers';
import type { PublicAddress } from '#domain/public-address.ts';
import { readWebEnv } from './env.ts';
import { addressOfRequest } from './request-address.ts';

/** Where people reach this installation: `ONPAR_URL`, else the address that this browser used. */
export async function readPublicAddress(): Promise<PublicAddress> {
  return readWebEnv().publicAddress ?? addressOfRequest(await headers());
}
