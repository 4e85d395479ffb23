import { z } from 'zod';

/** A study's short name: what stands in addresses and on the command line. */
export const studySlug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
