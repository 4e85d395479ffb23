import { at } from '#domain/at.ts';
import { readPath, type YamlPath } from '#domain/yaml/edit-yaml.ts';
import type { YamlFault } from '#domain/yaml/yaml-fault.ts';
import { readYaml } from '#domain/yaml/read-yaml.ts';

/** A text as the form can show it, or the place that keeps it from that, and why. */
export type Written = { value: unknown } | { fault: YamlFault };

const MAPS: readonly YamlPath[] = [
  ...[[], ['prompts'], ['raters'], ['quality'], ['analysis'], ['analysis', 'stop']],
];
const LISTS: readonly YamlPath[] = [['arms'], ['questions']];

/** Reads a protocol's text for the form, which needs it to be YAML, with maps and lists in their places. */
export function readWritten(text: string): Written {
  const result = readYaml(text);
  if ('faults' in result) {
    return { fault: at(result.faults, 0, 'the faults of a text that cannot be read') };
  }
  const { value, lineOf } = result.read;
  for (const [path, kind] of shapesOf(value)) {
    const there = readPath(value, path);
    if (there === undefined || there === null || kindOf(there) === kind) continue;
    const name = path.length === 0 ? 'the protocol' : path.join('.');
    return { fault: { line: lineOf(path), message: `${name} must be a ${kind}` } };
  }
  return { value };
}

type Kind = 'map' | 'list';

function shapesOf(value: unknown): (readonly [YamlPath, Kind])[] {
  const items = LISTS.flatMap((path) => {
    const list = readPath(value, path);
    return Array.isArray(list) ? list.map((_, i): YamlPath => [...path, i]) : [];
  });
  return [
    ...[...MAPS, ...items].map((path) => [path, 'map'] as const),
    ...LISTS.map((path) => [path, 'list'] as const),
  ];
}

function kindOf(value: unknown): Kind | 'other' {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : 'other';
}
