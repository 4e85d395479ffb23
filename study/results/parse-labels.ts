import { z } from 'zod';
import { at } from '#domain/at.ts';
import { UserError } from '#domain/user-error.ts';
import { readYaml } from '../protocol/read-yaml.ts';

/** Printed names, in the order they were written. */
export type Labels = {
  arms: { key: string; label: string }[];
  questions: { id: string; title: string }[];
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
  const content = readText(yaml, name);
  const fromProtocol = protocol.safeParse(content);
  if (fromProtocol.success) {
    const { arms, questions } = fromProtocol.data;
    return {
      arms: arms.map(({ key, label }) => ({ key, label: label ?? key })),
      questions: questions.map(({ id, title }) => ({ id, title: title ?? id })),
    };
  }
  const flatMap = flat.safeParse(content);
  if (flatMap.success) return { arms: armsOf(flatMap.data), questions: questionsOf(flatMap.data) };
  const sections = named.strict().safeParse(content);
  if (sections.success) {
    return { arms: armsOf(sections.data.arms), questions: questionsOf(sections.data.questions) };
  }
  throw new UserError(
    `${name} is not a labels file; write arm keys with their labels, such as "deci30: DeciDiffusion 1.0 30 Iterations", one a line.`,
    { code: 'bad-labels' },
  );
}

function readText(yaml: string, name: string): unknown {
  const text = readYaml(yaml);
  if ('read' in text) return text.read.value;
  const { line, message } = at(text.faults, 0, 'the faults of a text');
  throw new UserError(`${name}, line ${line} ${message}; correct it there.`, {
    code: 'bad-labels',
  });
}

function armsOf(labels: Record<string, string>): Labels['arms'] {
  return Object.entries(labels).map(([key, label]) => ({ key, label }));
}

function questionsOf(titles: Record<string, string>): Labels['questions'] {
  return Object.entries(titles).map(([id, title]) => ({ id, title }));
}
