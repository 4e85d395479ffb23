import type { TSESTree } from '@typescript-eslint/utils';

/** An address that a file names, wherever a module, a worker or a file can be named by one. */
export type Address = {
  node: TSESTree.Node | TSESTree.Comment;
  /** null where it is computed, so that nobody can say where it leads */
  text: string | null;
  /** `type` leaves no trace when the program runs, `later` is loaded on the way, `place` is a URL or path */
  kind: 'type' | 'now' | 'later' | 'place';
};

/** What an address in an import stands for. Paths are from the root of the repository. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'package'; name: string }
  | { kind: 'elsewhere' };
