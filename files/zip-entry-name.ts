import { getFileNameLowLevel, validateFileName } from 'yauzl';
import type { Entry } from 'yauzl';

/** Bit 11 of an entry's flags: its name is UTF-8. */
const SAYS_UTF8 = 0x800;

/**
 * The name of an archive's entry. macOS and many tools write names in UTF-8 without saying so; the
 * format's own reading of them, code page 437, makes `gr├╝n` of `grün`. So what is whole UTF-8 is
 * read as that.
 *
 * Throws an Error for a name that leads out of the archive.
 */
export function zipEntryName(entry: Entry): string {
  const { generalPurposeBitFlag: flags, fileNameRaw: raw, extraFields } = entry;
  const told = isUtf8(raw) ? flags | SAYS_UTF8 : flags;
  const name = getFileNameLowLevel(told, raw, extraFields, false);
  const fault = validateFileName(name);
  if (fault !== null) throw new RangeError(fault);
  return name;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
