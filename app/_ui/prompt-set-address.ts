/** The address of a prompt set's page. */
export function promptSetAddress(name: string): `/${string}` {
  return `/prompts/sets/${encodeURIComponent(name)}`;
}
