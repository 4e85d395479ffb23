import { createContext, useContext } from 'react';
import type { YamlPath, YamlValue } from '#domain/yaml/edit-yaml.ts';
import type { Extent } from '../extent.ts';
import type { LookedAt } from '#study/sketches/look-at-sketches.ts';
import { present } from '#domain/present.ts';

export type Change = readonly [path: YamlPath, value: YamlValue | undefined];

/** What the fields of the form read and write: the text of the protocol, by paths. */
export type ProtocolWriter = {
  /** what the text says at a path; undefined where it says nothing */
  valueAt: (path: YamlPath) => unknown;
  /** undefined leaves the key out */
  write: (path: YamlPath, value: YamlValue | undefined) => void;
  /** several places, one after the other, as one change of the text */
  writeAll: (changes: readonly Change[]) => void;
  add: (path: YamlPath, item: YamlValue) => void;
  remove: (path: YamlPath) => void;
  /** what the live check finds wrong there */
  errorAt: (path: YamlPath) => string | undefined;
  /** what it would have looked at there */
  warningAt: (path: YamlPath) => string | undefined;
  /** how much is wrong at and below these keys of the protocol */
  wrongIn: (keys: readonly string[]) => number;
  meaningOf: (path: YamlPath) => string;
  /** what holds where the key is left out; undefined where it must be given */
  usualOf: (path: YamlPath) => string | undefined;
  /** what the text came to when it was last checked; null where something was wrong */
  extent: Extent | null;
  /** how far the sketches of its arms are */
  sketches: LookedAt | null;
};

const Context = createContext<ProtocolWriter | null>(null);
export const ProtocolProvider = Context.Provider;

export function useProtocol(): ProtocolWriter {
  return present(useContext(Context), 'the protocol that the form writes');
}
