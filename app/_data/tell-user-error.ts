import { UserError } from '#prisma/user-error.ts';

/** Does the work of an action; an expected failure becomes what the form shows, others propagate. */
export async function tellUserError(
  work: () => Promise<unknown>,
): Promise<{ error: string } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return { error: error.message };
    throw error;
  }
}
