/** The five classes of the embedded network's head, in the order of its output. */
export const CONTENT_CLASSES = ['drawing', 'hentai', 'neutral', 'porn', 'sexy'] as const;

export type ContentClass = (typeof CONTENT_CLASSES)[number];
