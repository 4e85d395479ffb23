/** Something that keeps a text from being read as YAML, and the line (from 1) on which it stands. */
export type YamlFault = { line: number; message: string };
