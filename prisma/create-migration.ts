import { present } from '#domain/present.ts';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DiffTarget } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { startPostgres } from './postgres/start-postgres.ts';
import { MIGRATIONS_FOLDER, SCHEMA_FILE } from './read-migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';

/**
 * The SQL that leads from one schema to another, as Prisma's Migrate engine writes it.
 * `before` undefined means an empty database.
 */
export async function diffSchemas(options: {
  url: string;
  before: string | undefined;
  after: string;
}): Promise<string> {
  const target = (content: string): DiffTarget => ({
    tag: 'schemaDatamodel',
    files: [{ content, path: 'schema.prisma' }],
  });
  return withSchemaEngine(options.url, async (engine) => {
    const { stdout } = await engine.diff({
      from: options.before === undefined ? { tag: 'empty' } : target(options.before),
      to: target(options.after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return present(stdout, 'the migration script');
  });
}

/** `npm run db:migration -- NAME [--before OLD_SCHEMA]` writes the next migration's folder. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { before: { type: 'string' } },
    allowPositionals: true,
  });
  const name = positionals[0];
  if (!name) throw new Error('usage: create-migration.ts NAME [--before OLD_SCHEMA.prisma]');
  const postgres = await startPostgres({
    homeFolder: join(process.cwd(), '.onpar'),
    say: () => undefined,
  });
  const before = values.before === undefined ? undefined : await readFile(values.before, 'utf8');
  const after = await readFile(SCHEMA_FILE, 'utf8');
  const sql = await diffSchemas({ url: postgres.url, before, after });
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${time}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await postgres.leave();
}

if (import.meta.main) await main();
