/** The code in a server's answer of why it refused; undefined where the answer is not one of ours. */
export async function codeOfRefusal(response: Response): Promise<string | undefined> {
  const body: unknown = await response.json().catch(() => null);
  const isObject = typeof body === 'object' && body !== null;
  return isObject && 'code' in body && typeof body.code === 'string' ? body.code : undefined;
}
