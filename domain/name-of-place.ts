/** `/home/ada/models/x`, `C:\models\x`, `file:///x`: places on somebody's machine. */
const PLACE = /^(?:file:\/\/|\/|[A-Za-z]:[\\/]|\\\\|~\/)[^\n]*[\\/]([^\\/\n]+)[\\/]?$/;

/** The last name of a text that is a path on a machine; any other text as it is. */
export function nameOfPlace(text: string): string {
  return text.match(PLACE)?.[1] ?? text;
}
