import { z } from 'zod';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { readYaml, type YamlText } from '#domain/yaml/read-yaml.ts';

/** Printed names, in the order they were written, each with its line (from 1). */
export type Labels = {
  file: string;
  arms: { key: string; label: string; line: number }[];
  questions: { id: string; title: string; line: number }[];
};

const text = z.coerce.string();
const named = z.object({
  arms: z.record(z.string(), text).default({}),
  questions: z.record(z.string(), text).default({}),
});
const protocol = z.object({
  arms: z.array(z.object({ key: text, label: text.optional() })),
  questions: z.array(z.object({ id: text, title: text.optional() })).default([]),
});
const flat = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/**
 * Reads a labels file (YAML). Three forms are taken: `{ arms: { key: label }, questions: { id: title } }`;
 * one flat map of arm keys and question ids to their printed names; a whole protocol (`study.yaml`).
 *
 * @throws UserError when the file is none of them.
 */
export function parseLabels(yaml: string, name: string): Labels {
  const { value, lineOf } = readText(yaml, name);
  const fromProtocol = protocol.safeParse(value);
  if (fromProtocol.success) {
    const { arms, questions } = fromProtocol.data;
    return {
      file: name,
      arms: arms.map(({ key, label = key }, i) => ({ key, label, line: lineOf(['arms', i]) })),
      questions: questions.map(({ id, title = id }, i) => {
        return { id, title, line: lineOf(['questions', i]) };
      }),
    };
  }
  const flatMap = flat.safeParse(value);
  if (flatMap.success) {
    const written = entriesOf(flatMap.data, (key) => lineOf([key]));
    return { file: name, arms: armsOf(written), questions: questionsOf(written) };
  }
  const sections = named.strict().safeParse(value);
  if (sections.success) {
    const { arms, questions } = sections.data;
    return {
      file: name,
      arms: armsOf(entriesOf(arms, (key) => lineOf(['arms', key]))),
      questions: questionsOf(entriesOf(questions, (id) => lineOf(['questions', id]))),
    };
  }
  throw new UserError(
    `${name} is not a labels file; write arm keys with their labels, such as "deci30: DeciDiffusion 1.0 30 Iterations", one a line.`,
    { code: 'bad-labels' },
  );
}

function readText(yaml: string, name: string): YamlText {
  const text = readYaml(yaml);
  if ('read' in text) return text.read;
  const { line, message } = at(text.faults, 0, 'the faults of a text');
  throw new UserError(`${name}, line ${line} ${message}; correct it there.`, {
    code: 'bad-labels',
  });
}

/** A key, what is printed for it, and its line. */
type Entry = { key: string; printed: string; line: number };

function entriesOf(labels: Record<string, string>, lineOf: (key: string) => number): Entry[] {
  return Object.entries(labels).map(([key, printed]) => ({ key, printed, line: lineOf(key) }));
}

function armsOf(entries: readonly Entry[]): Labels['arms'] {
  return entries.map(({ key, printed, line }) => ({ key, label: printed, line }));
}

function questionsOf(entries: readonly Entry[]): Labels['questions'] {
  return entries.map(({ key, printed, line }) => ({ id: key, title: printed, line }));
}
