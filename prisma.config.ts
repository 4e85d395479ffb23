import { defineConfig } from 'prisma/config';

// `prisma generate` needs no native engine, yet the command line insists on finding one: any
// executable will do, so nothing is downloaded (docs/decisions/0003-prisma-without-engines.md).
if (process.argv.includes('generate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({ schema: 'prisma/schema.prisma' });
