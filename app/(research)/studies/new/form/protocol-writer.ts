import { present } from '#domain/present.ts';
import { addItem, readPath, removeItem, writePath, type YamlPath } from '#domain/yaml/edit-yaml.ts';
import type { ReferenceRow } from '#study/protocol/reference-rows.ts';
import type { LineNote } from '../protocol-check.ts';
import type { CheckState } from '../use-protocol-check.ts';
import type { ProtocolWriter } from './form-context.ts';

/** What the form's fields read and write of a text, with what the reference and the check say of it. */
export function protocolWriter({
  text,
  value,
  onText,
  state,
  reference,
}: {
  text: string;
  /** what the text says */
  value: unknown;
  onText: (text: string) => void;
  state: CheckState;
  reference: readonly ReferenceRow[];
}): ProtocolWriter {
  const { errors, warnings } = notesOf(state);
  const rowOf = (path: YamlPath): ReferenceRow => {
    const name = path.map((key) => (typeof key === 'number' ? '[]' : `.${key}`)).join('');
    const row = reference.find((each) => `.${each.path}` === name);
    return present(row, `what the reference says of ${name}`);
  };
  return {
    valueAt: (path) => readPath(value, path),
    write: (path, next) => onText(writePath(text, path, next)),
    add: (path, item) => onText(addItem(text, path, item)),
    remove: (path) => onText(removeItem(text, path)),
    errorAt: (path) => noteAt(errors, path),
    warningAt: (path) => noteAt(warnings, path),
    meaningOf: (path) => rowOf(path).meaning,
    usualOf: (path) => rowOf(path).usual?.replaceAll('`', ''),
  };
}

function notesOf(state: CheckState): { errors: LineNote[]; warnings: LineNote[] } {
  if (state.kind !== 'checked') return { errors: [], warnings: [] };
  const { check } = state;
  return 'errors' in check
    ? { errors: check.errors, warnings: [] }
    : { errors: [], warnings: check.warnings };
}

/** What is said of a place itself. */
function noteAt(notes: readonly LineNote[], path: YamlPath): string | undefined {
  return notes.find((note) => note.path === path.join('.'))?.message;
}
