/** The value of a cookie in a header `Cookie` (RFC 6265, section 5.4); the last of several. */
export function valueOfCookie(header: string | null, name: string): string | undefined {
  const pairs = header === null ? [] : header.split(';').map((pair) => pair.trim());
  return pairs.findLast((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
