import { UserError } from '#domain/user-error.ts';
import type { Study } from '#prisma/generated/client.ts';
import { readOrigin } from '../imports/study-origin.ts';
import { readAnalysisPlan } from '../protocol/read-analysis-plan.ts';

/**
 * Why a study cannot be worked with, in a sentence: what is kept of its protocol or its origin is not
 * to be read. Null for one that is whole.
 */
export function brokenStudy(study: Pick<Study, 'origin' | 'protocol'>): string | null {
  try {
    readOrigin(study);
    readAnalysisPlan(study);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
