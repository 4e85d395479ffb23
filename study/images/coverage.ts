/** An image that an arm needs. */
export type Place = { prompt: { index: number; text: string }; replicate: number };

/** Which files are which images of an arm, and what is not as it should be. */
export type Coverage = {
  /** what told it: a list by its name, or the names of files and folders */
  by: string;
  /** what its files count replicates from; places here are always counted from 0 */
  firstReplicate: 0 | 1;
  matched: (Place & { file: string })[];
  missing: Place[];
  /** of one image, several files */
  double: (Place & { files: string[] })[];
  /** files that no image is made of */
  leftOver: string[];
};

/** A place in words. */
export function describePlace({ prompt, replicate }: Place): string {
  const text = prompt.text.length > 60 ? `${prompt.text.slice(0, 57)}…` : prompt.text;
  const which = replicate === 0 ? '' : `, replicate ${replicate}`;
  return `prompt ${prompt.index} "${text}"${which}`;
}
