/** Whether a header names a host, with or without a port, as a URL has one. */
export function isHost(text: string): boolean {
  return /^[^\s/@?#\\]+$/.test(text) && URL.canParse(`http://${text}`);
}
