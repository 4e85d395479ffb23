/** How much may be uploaded: of one archive, and of what one researcher keeps at a time. */
export type UploadLimits = {
  /** bytes of an archive as it is sent */
  archiveBytes: number;
  /** bytes of all archives of a researcher */
  keptBytes: number;
  /** files in an archive */
  files: number;
  /** bytes of a file in it, and of all of them, unpacked */
  fileBytes: number;
  unpackedBytes: number;
  /** for how long an archive waits for its study */
  keptMs: number;
};

const MB = 1_000_000;

export const UPLOAD_LIMITS: UploadLimits = {
  archiveBytes: 2000 * MB,
  keptBytes: 6000 * MB,
  files: 50_000,
  fileBytes: 100 * MB,
  unpackedBytes: 8000 * MB,
  keptMs: 24 * 3600 * 1000,
};
