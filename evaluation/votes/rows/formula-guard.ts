/**
 * Text that a spreadsheet would run as a formula (also in full-width characters), or that already
 * carries the guard before one.
 */
const NEEDS_GUARD = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^''*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * Puts an apostrophe before text that a spreadsheet would take for a formula (OWASP, "CSV
 * injection"). `withoutFormulaGuard` takes exactly that apostrophe away again, for any text.
 *
 * @example withFormulaGuard('=1+1') // "'=1+1"
 */
export function withFormulaGuard(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

/** The text that `withFormulaGuard` was given. */
export function withoutFormulaGuard(text: string): string {
  return text.charCodeAt(0) === 39 && GUARDED.test(text) ? text.slice(1) : text;
}
