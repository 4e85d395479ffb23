import { Command } from 'commander';
import { keepPostgres } from '../processes/keep-postgres.ts';
import { startWeb } from '../processes/start-web.ts';
import { metricsPortOption, metricsPorts } from '../processes/metrics-ports.ts';
import { awaitDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { parsePort } from '../console/parse-port.ts';
import { endSoon, untilStopped } from '../processes/until-stopped.ts';

/** `onpar web`: the web app alone. */
export function webCommand(): Command {
  return new Command('web')
    .description('the web app alone; workers may run on other machines')
    .option('--port <n>', 'port (default: 3000, or the next free one)', parsePort)
    .addOption(metricsPortOption())
    .addHelpText(
      'after',
      '\nExample:\n  onpar web --port 8080\n\nWaits for the database while it does not answer.',
    )
    .action(async ({ port, metricsPort: wanted }: { port?: number; metricsPort?: number }) => {
      const env = readCliEnv();
      const [metricsPort] = await metricsPorts(wanted, 1);
      const { url, postgres, close } = await awaitDatabase(env);
      const database = keepPostgres(env, postgres);
      try {
        const web = await startWeb({ env, databaseUrl: url, port, metricsPort });
        say(`OnPar is at ${web.address}`);
        await Promise.race([untilStopped(), web.lost, database.lost]).finally(web.stop);
      } finally {
        endSoon();
        await database.stop();
        await close();
      }
    });
}
