import { z } from 'zod';
import { nameOfPlace } from '#domain/name-of-place.ts';
import type { Json } from '../life/fields-that-differ.ts';

const json = z.json();

/** JSON in which a text that is a path on a machine is its last name alone. */
export function withoutPaths(value: unknown): Json {
  return strip(json.parse(value));
}

function strip(value: Json): Json {
  if (typeof value === 'string') return nameOfPlace(value);
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, strip(member)]));
}
