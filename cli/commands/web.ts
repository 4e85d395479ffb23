import { Command } from 'commander';
import { startWeb } from '../processes/start-web.ts';
import { openDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import { say } from '../console/output.ts';
import { parsePort } from '../console/parse-port.ts';
import { untilStopped } from '../processes/until-stopped.ts';

/** `onpar web`: the web app alone. */
export function webCommand(): Command {
  return new Command('web')
    .description('the web app alone; workers may run on other machines')
    .option('--port <n>', 'port (default: 3000, or the next free one)', parsePort)
    .addHelpText('after', '\nExample:\n  onpar web --port 8080')
    .action(async ({ port }: { port?: number }) => {
      const env = readCliEnv();
      const { url, close } = await openDatabase(env);
      const web = await startWeb({ env, databaseUrl: url, port });
      say(`OnPar is at ${web.address}`);
      await Promise.race([untilStopped(), web.ended]);
      await web.stop();
      await close();
    });
}
