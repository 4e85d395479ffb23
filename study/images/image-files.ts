/**
 * Files that are to be the images of an arm, wherever they lie: a folder, an upload. Names are
 * relative, with `/` between folders; hidden files are not among them.
 */
export type ImageFiles = {
  /** what messages call the place */
  label: string;
  names: readonly string[];
  read: (name: string) => Promise<Buffer>;
};
