import { openReader } from '#study/reading/open-reader.ts';

/** The web app runs in the folder of its package. */
const packageFolder = process.cwd();

/** Prompt files that browsers send, up to 20 MB. */
export const promptReader = openReader('prompts', { packageFolder, seconds: 20, megabytes: 1024 });

/** Texts of protocols; the largest one that is taken is read in half a second. */
export const protocolReader = openReader('protocol', { packageFolder, seconds: 5, megabytes: 256 });
