import type { Database } from '#prisma/client.ts';

/**
 * Has what the pages of studies are made of loaded, before somebody asks for the first of them and waits
 * for that: asks for one as a stranger, who is sent to the sign-in page, and the database one question.
 *
 * @param options.address of this server, with the path that its pages are under
 */
export async function loadPages(options: { address: string; db: Database }): Promise<void> {
  const { address, db } = options;
  const page = await fetch(`${address}/studies/none/results`, { redirect: 'manual' });
  await page.arrayBuffer();
  await db.study.findFirst({ select: { id: true } });
}
