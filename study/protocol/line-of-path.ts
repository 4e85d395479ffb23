import { isMap, isNode, isScalar } from 'yaml';
import type { Document, LineCounter } from 'yaml';

/**
 * The line (from 1) of a YAML document where the value at `path` stands; where it is missing, the
 * line of the nearest parent that is there. `keys` are keys below the path that should be found.
 */
export function lineOfPath(options: {
  document: Document.Parsed;
  lines: LineCounter;
  path: readonly PropertyKey[];
  keys?: readonly string[];
}): number {
  const { document, lines, path, keys = [] } = options;
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (!isNode(node) || !node.range) continue;
    const offset = depth === path.length ? keyOffset(node, keys) : undefined;
    return lines.linePos(offset ?? node.range[0]).line;
  }
  return 1;
}

function keyOffset(node: unknown, keys: readonly string[]): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && keys.includes(String(key.value)));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
