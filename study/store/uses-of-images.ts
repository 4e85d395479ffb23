import type { DatabaseSession } from '#prisma/client.ts';
import type { ImageUse } from './broken-image.ts';

const AT_ONCE = 10_000;

/** What studies use each of some images for, by their addresses. */
export async function usesOfImages(
  db: DatabaseSession,
  addresses: readonly string[],
): Promise<Map<string, ImageUse[]>> {
  const uses = new Map<string, ImageUse[]>(addresses.map((address) => [address, []]));
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE);
    const samples = await db.sample.findMany({
      where: { OR: [{ sha256: { in: some } }, { blindSha256: { in: some } }] },
      select: {
        sha256: true,
        blindSha256: true,
        replicate: true,
        arm: { select: { key: true, study: { select: { slug: true } } } },
        prompt: { select: { index: true } },
      },
      orderBy: [{ prompt: { index: 'asc' } }, { replicate: 'asc' }, { arm: { position: 'asc' } }],
    });
    const wanted = new Set(some);
    for (const { arm, prompt, replicate, sha256, blindSha256 } of samples) {
      const place = { study: arm.study.slug, arm: arm.key, prompt_index: prompt.index, replicate };
      const both = [
        ['made', sha256],
        ['shown', blindSha256],
      ] as const;
      for (const [as, address] of both) {
        if (address !== null && wanted.has(address)) uses.get(address)?.push({ ...place, as });
      }
    }
  }
  return uses;
}
