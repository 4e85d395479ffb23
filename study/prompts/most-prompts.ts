import { UserError } from '#domain/user-error.ts';

/** A file with more lines or prompts is no prompt set that people could rate. */
const MOST = 200_000;
/** Published prompt files have 1 to 30 columns. */
const MOST_COLUMNS = 1000;
/** A name stands in every message about its column, and with each prompt that keeps it. */
const LONGEST_NAME = 200;
/** Cells of a table, or values of a JSON file: a second or two of reading. */
const MOST_VALUES = 2_000_000;

/** @throws UserError when a file holds more lines or prompts than are taken */
export function refuseTooMany(count: number, fileName: string): void {
  if (count > MOST) throw beyond(`${fileName} has ${count} lines or prompts`, MOST);
}

/** @throws UserError when a header, or a prompt of a JSON file, names more columns than are taken */
export function refuseTooManyColumns(count: number, where: string): void {
  if (count > MOST_COLUMNS) throw beyond(`${where} has ${count} columns`, MOST_COLUMNS);
}

/** @throws UserError when columns are too many, or one has a longer name than is taken */
export function refuseColumns(names: readonly string[], where: string): void {
  refuseTooManyColumns(names.length, where);
  for (const name of names) {
    if (name.length <= LONGEST_NAME) continue;
    const shown = JSON.stringify(`${name.slice(0, 20)}…`);
    throw new UserError(
      `${where} has a column ${shown} whose name has ${name.length} characters where ${LONGEST_NAME} fit: shorten it`,
      { code: 'bad-prompts' },
    );
  }
}

/** @throws UserError when a file parts its text into more values than are taken */
export function refuseTooManyValues(count: number, where: string): void {
  if (count > MOST_VALUES) throw beyond(`${where} has ${count} values`, MOST_VALUES);
}

function beyond(what: string, most: number): UserError {
  return new UserError(
    `${what} where ${most} are taken: split the file, or keep those that are meant`,
    { code: 'bad-prompts' },
  );
}
