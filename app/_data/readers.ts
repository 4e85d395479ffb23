import { openReader } from '#study/reading/open-reader.ts';

/** Prompt files that browsers send, up to 20 MB. */
export const promptReader = openReader('prompts', { seconds: 20, megabytes: 1024 });

/** Texts of protocols; the largest one that is taken is read in half a second. */
export const protocolReader = openReader('protocol', { seconds: 5, megabytes: 256 });
