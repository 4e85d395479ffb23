import { z } from 'zod';

/** A text that the database takes: PostgreSQL keeps no NUL. */
export const storableText = z.string().regex(/^[^\0]*$/);
