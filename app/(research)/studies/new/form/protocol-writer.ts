import { present } from '#domain/present.ts';
import { addItem, readPath, removeItem, writePath, type YamlPath } from '#domain/yaml/edit-yaml.ts';
import type { LookedAt } from '#study/sketches/look-at-sketches.ts';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import type { LineNote } from '../protocol-check.ts';
import type { CheckState } from '../use-protocol-check.ts';
import type { Extent } from '../extent.ts';
import type { Change, ProtocolWriter } from './form-context.ts';

/** What the form's fields read and write of a text, with what the reference and the check say of it. */
export function protocolWriter({
  text,
  value,
  onText,
  state,
  reference,
  extent,
  sketches,
}: {
  text: string;
  /** what the text says */
  value: unknown;
  onText: (text: string) => void;
  state: CheckState;
  reference: readonly ReferenceRow[];
  extent: Extent | null;
  sketches: LookedAt | null;
}): ProtocolWriter {
  const { errors, warnings } = notesOf(state);
  const writeAll = (changes: readonly Change[]): void =>
    onText(changes.reduce((written, [path, next]) => writePath(written, path, next), text));
  const rowOf = (path: YamlPath): ReferenceRow => {
    const name = path.map((key) => (typeof key === 'number' ? '[]' : `.${key}`)).join('');
    const row = reference.find((each) => `.${each.path}` === name);
    return present(row, `what the reference says of ${name}`);
  };
  return {
    valueAt: (path) => readPath(value, path),
    write: (path, next) => writeAll([[path, next]]),
    writeAll,
    add: (path, item) => onText(addItem(text, path, item)),
    remove: (path) => onText(removeItem(text, path)),
    errorAt: (path) => noteAt(errors, path),
    warningAt: (path) => noteAt(warnings, path),
    wrongIn: (keys) => errors.filter((note) => keys.includes(firstOf(note.path))).length,
    meaningOf: (path) => rowOf(path).meaning,
    usualOf: (path) => rowOf(path).usual?.replaceAll('`', ''),
    extent,
    sketches,
  };
}

function notesOf(state: CheckState): { errors: LineNote[]; warnings: LineNote[] } {
  if (state.kind !== 'checked') return { errors: [], warnings: [] };
  const { check } = state;
  return 'errors' in check
    ? { errors: check.errors, warnings: [] }
    : { errors: [], warnings: check.warnings };
}

/** What the text came to when it was last checked. */
export function extentOf(state: CheckState): Extent | null {
  if (state.kind !== 'checked') return null;
  return 'extent' in state.check ? state.check.extent : null;
}

/** What is said of a place itself. */
function noteAt(notes: readonly LineNote[], path: YamlPath): string | undefined {
  return notes.find((note) => note.path === path.join('.'))?.message;
}

/** The key of the protocol that a path begins with. */
function firstOf(path: string): string {
  return path.replace(/\..*$/s, '');
}
