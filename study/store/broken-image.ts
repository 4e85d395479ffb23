/** Where a study uses an image: as it was made, or as raters see it. */
export type ImageUse = {
  study: string;
  arm: string;
  prompt_index: number;
  replicate: number;
  as: 'made' | 'shown';
};

/** What the store has no longer as it was. */
export type BrokenImage = {
  sha256: string;
  state: 'damaged' | 'missing';
  /** none: nobody uses it */
  uses: ImageUse[];
};
