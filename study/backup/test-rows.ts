import { at } from '#domain/at.ts';
import { readTar } from '#files/sealed-tar/read-tar.ts';
import { LISTING, SEAL, sealTar } from '#files/sealed-tar/seal-tar.ts';
import type { TarEntry } from '#files/sealed-tar/tar-block.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import type { Database } from '#prisma/client.ts';
import { NOW } from '../test-study.ts';

/** All rows of all tables as PostgreSQL prints them, but for where models lie. */
export async function rowsOf(db: Database): Promise<unknown> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname <> '_prisma_migrations'
       AND relnamespace = 'public'::regnamespace ORDER BY relname`;
  const all: Record<string, unknown> = {};
  for (const { name } of tables)
    all[name] = await db.$queryRawUnsafe(`
      SELECT regexp_replace(t::text, '[^(,"]*/(nowhere|models)/', 'models/') AS row FROM "${name}" t ORDER BY 1`);
  return all;
}

/** Values that a careless copy would change. */
export async function addOddRows(db: Database): Promise<void> {
  const study = at(await db.study.findMany(), 0, 'the studies');
  const sample = at(await db.sample.findMany(), 0, 'the samples');
  await db.sample.update({
    where: { id: sample.id },
    data: { seed: 2n ** 63n - 1n, error: 'line\nline "\\\' \u2028 😀\t', record: 'null' },
  });
  await db.$executeRaw`UPDATE "Sample" SET "record" = 'null'::jsonb WHERE id = ${sample.id}`;
  await db.$executeRaw`UPDATE "Sample" SET "createdAt" = '0044-03-15 12:00:00.001 BC' WHERE id = ${sample.id}`;
  await db.metricResult.create({
    data: {
      ...{ studyId: study.id, metric: 'fid', setA: 'a', setB: 'b', value: 0.1 + 0.2 },
      result: { exact: 1.7976931348623157e308, deep: [null, { a: '\\n' }] },
    },
  });
  await db.$executeRaw`UPDATE "MetricResult" SET "result" = '{"n": 12345678901234567890.123456789}'`;
  await db.measurement.create({
    data: { studyId: study.id, metrics: ['fid', 'a "b", {c}', ''], createdAt: NOW },
  });
}

/** Writes a backup again with some of its parts changed, or left out, and a seal that holds. */
export async function reseal(
  from: string,
  to: string,
  change: (part: TarEntry) => TarEntry | null,
): Promise<void> {
  await writeFileAtomically(to, sealTar(changedParts(from, change)));
}

async function* changedParts(
  path: string,
  change: (part: TarEntry) => TarEntry | null,
): AsyncGenerator<TarEntry, void, undefined> {
  for await (const { name, read } of readTar(path)) {
    if (name === LISTING || name === SEAL) continue;
    const part = change({ name, bytes: await read() });
    if (part !== null) yield part;
  }
}
