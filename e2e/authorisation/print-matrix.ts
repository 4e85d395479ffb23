import { STUDY_RIGHTS } from '#domain/study-rights.ts';
import { letsIn, PERSON_WORDS, PERSONS } from './persons.ts';
import type { Door, Guard } from './read-doors.ts';

export const MATRIX_FILE = 'docs/authorisation.md';

const HEAD = `# Who may do what

Every page, route and server action of the web app, and whom it lets in. The first table is made of \`domain/study-rights.ts\`, the second of the guard that each door calls; \`node e2e/authorisation/write-matrix.ts\` writes both, and a test fails while they differ from the code. \`e2e/authorisation.spec.ts\` asks every door as each of these people and holds the answers to the table.

Viewer, editor and owner are roles in the study that a door is of; the other researcher has none in it. To whomever a door is closed, it answers like an address at which nothing is (404), or sends to sign in. Raw votes and results are open to a study's members only as its state allows ([record 20](decisions/0020-web-app.md)): not while it is open, unless by the protocol's rule or an early look.
`;

/** The document that says whom each door lets in. */
export function printMatrix(doors: readonly Door[]): string {
  return [HEAD, '## In a study', '', ...rights(), '', '## Doors', '', ...rows(doors), ''].join(
    '\n',
  );
}

function rights(): string[] {
  const lines = Object.values(STUDY_RIGHTS).map(({ does, least }) => `| ${does} | ${least} |`);
  return ['| May | Least role |', '| --- | --- |', ...lines];
}

function rows(doors: readonly Door[]): string[] {
  const head = ['', 'Door', 'Guard', ...PERSONS.map((person) => PERSON_WORDS[person])];
  const lines = doors.map((door) => [
    door.kind === 'route' ? door.method : door.kind,
    `\`${door.name}\``,
    guardWords(door.guard),
    ...PERSONS.map((person) => (letsIn(door.guard, person) ? 'yes' : '-')),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
}

function guardWords(guard: Guard): string {
  if (guard === 'link') return 'holds the link';
  return guard in STUDY_RIGHTS ? `may ${guard}` : guard;
}
