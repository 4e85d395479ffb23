import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

let loaded: Promise<void> | undefined;

/**
 * Lends Prisma's own Migrate engine, as WebAssembly, over a connection of the pg driver: nothing
 * is downloaded and no native program is needed. The connection is closed afterwards, and with it
 * the advisory lock that Migrate takes.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadWebAssembly();
  await loaded;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const engine = await bindings.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      factory,
    );
    return await work(engine).finally(() => engine.free());
  } finally {
    await pool.end();
  }
}

async function loadWebAssembly(): Promise<void> {
  const module = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = fileURLToPath(new URL('schema_engine_bg.wasm', module));
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': { ...bindings, ...patientTimers() },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (start instanceof Function) Reflect.apply(start, undefined, []);
}

/**
 * The engine guards its advisory lock with a timer of 10 s that it never clears: as it stands, every
 * command would end that much later. A timer that is not waited for does the same.
 */
function patientTimers(): WebAssembly.ModuleImports {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const setUnawaited = (callback: () => void, ms: number): unknown =>
    setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, setUnawaited]));
}
