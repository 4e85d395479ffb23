import pg from 'pg';
import { addressOfHome } from './postgres/address-of-home.ts';

/** What a shell asks for while somebody types: short names of studies, or `STUDY/ARM`. */
export const ASKED_NAMES = ['studies', 'arms'] as const;
export type AskedNames = (typeof ASKED_NAMES)[number];

const SOON_MS = 1000;

const QUERIES: Record<AskedNames, string> = {
  studies: 'SELECT slug AS name FROM "Study" ORDER BY 1',
  arms: `SELECT "Study".slug || '/' || "Arm".key AS name
         FROM "Arm" JOIN "Study" ON "Study".id = "Arm"."studyId" ORDER BY 1`,
};

/** The names in the database that runs; none where it does not answer at once: no key starts one. */
export async function namesOfStudies(
  asked: AskedNames,
  { databaseUrl, homeFolder }: { databaseUrl: string | undefined; homeFolder: string },
): Promise<string[]> {
  const connectionString = databaseUrl ?? (await addressOfHome(homeFolder));
  if (connectionString === undefined) return [];
  const within = { connectionTimeoutMillis: SOON_MS, query_timeout: SOON_MS };
  const client = new pg.Client({ connectionString, ...within });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(QUERIES[asked]);
    return rows.map(({ name }) => name);
  } catch {
    return [];
  } finally {
    void client.end().catch(() => undefined);
  }
}
