import { z } from 'zod';
import type { Json } from '../life/fields-that-differ.ts';

/** `/home/ada/models/x`, `C:\models\x`, `file:///x`: places on somebody's machine. */
const PLACE = /^(?:file:\/\/|\/|[A-Za-z]:[\\/]|\\\\|~\/)[^\n]*[\\/]([^\\/\n]+)[\\/]?$/;

const json = z.json();

/** JSON in which a text that is a path on a machine is its last name alone. */
export function withoutPaths(value: unknown): Json {
  return strip(json.parse(value));
}

function strip(value: Json): Json {
  if (typeof value === 'string') return value.match(PLACE)?.[1] ?? value;
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, strip(member)]));
}
