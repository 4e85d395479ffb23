import type { DatabaseSession } from '#prisma/client.ts';

/** The addresses of all images that some study uses, as made and as shown to raters. */
export async function usedImages(db: DatabaseSession): Promise<Set<string>> {
  const rows = await db.sample.findMany({
    where: { OR: [{ sha256: { not: null } }, { blindSha256: { not: null } }] },
    select: { sha256: true, blindSha256: true },
  });
  const both = rows.flatMap(({ sha256, blindSha256 }) => [sha256, blindSha256]);
  return new Set(both.filter((address) => address !== null));
}
