import type { DatabaseSession } from '#prisma/client.ts';
import { UserError } from '#domain/user-error.ts';
import { studySlug } from './study-slug.ts';

const MAX_LENGTH = 60;

/** Pages of their own, at addresses where a study's would be. */
const OF_PAGES = ['new'];

/**
 * A free short name for a study: the wanted one, or one made from its name (with -2, -3, … when
 * earlier studies have it).
 *
 * @throws UserError when the wanted one is malformed or taken
 */
export async function createSlug(options: {
  session: DatabaseSession;
  name: string;
  wanted: string | undefined;
}): Promise<string> {
  const { session, name, wanted } = options;
  const base = wanted ?? slugify(name);
  if (!studySlug.safeParse(base).success) {
    throw new UserError(`"${base}" cannot be a study's short name: use a-z, 0-9 and -`, {
      code: 'bad-slug',
    });
  }
  const studies = await session.study.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  });
  const taken = new Set([...OF_PAGES, ...studies.map((study) => study.slug)]);
  if (!taken.has(base)) return base;
  if (wanted !== undefined) {
    throw new UserError(`the short name ${base} is taken: choose another`, {
      code: 'slug-taken',
    });
  }
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

function slugify(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug || 'study';
}
