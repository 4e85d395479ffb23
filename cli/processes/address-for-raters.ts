import { addressAt, parsePublicAddress } from '#domain/public-address.ts';
import { readAddressInUse } from './address-in-use.ts';
import { readCliEnv } from './env.ts';

/** Where raters reach the web app: what was given, else the address in use, else this machine's. */
export async function addressForRaters(given: string | undefined): Promise<string> {
  if (given !== undefined) return parsePublicAddress(given, undefined, '--base-url').href;
  const { basePath } = readCliEnv();
  return (
    (await readAddressInUse(readCliEnv())) ?? addressAt('http://localhost:3000', basePath).href
  );
}
