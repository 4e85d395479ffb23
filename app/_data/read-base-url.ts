import { headers } from 'next/headers';
import { readWebEnv } from './env.ts';

/** The address under which people reach this installation, without a slash at its end. */
export async function readBaseUrl(): Promise<string> {
  const { publicUrl } = readWebEnv();
  if (publicUrl !== undefined) return publicUrl;
  const asked = await headers();
  const protocol = asked.get('x-forwarded-proto') ?? 'http';
  return `${protocol}://${asked.get('host') ?? 'localhost'}`;
}
