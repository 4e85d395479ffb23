import { Command } from 'commander';
import { migrate } from '#prisma/migrate.ts';
import { reachPostgres } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';

/** `onpar db migrate`: brings the database to the newest migration. */
export function dbCommand(): Command {
  const command = new Command('db')
    .description('the database')
    .addHelpText('after', '\nExample:\n  onpar db migrate');
  command
    .command('migrate')
    .description('apply the migrations that the database lacks')
    .addHelpText(
      'after',
      `
Examples:
  onpar db migrate                                     the embedded PostgreSQL
  DATABASE_URL=postgresql://… onpar db migrate         a PostgreSQL of your own`,
    )
    .action(async () => {
      const postgres = await reachPostgres(readCliEnv());
      try {
        const applied = await migrate(postgres.url);
        for (const name of applied) say(`applied ${name}`);
        say(applied.length === 0 ? 'The database is up to date.' : `${applied.length} applied.`);
      } finally {
        await postgres.leave();
      }
    });
  return command;
}
