import type { Command } from 'commander';
import { UserError } from '#domain/user-error.ts';

export type Ran = { code: number; out: string; err: string };

type Write = typeof process.stdout.write;

/** Collects what a stream is given until it is let go. */
function listen(stream: NodeJS.WriteStream): { text: () => string; letGo: () => void } {
  const original: Write = stream.write.bind(stream);
  let text = '';
  stream.write = (chunk: string | Uint8Array): boolean => {
    text += String(chunk);
    return true;
  };
  return {
    text: () => text,
    letGo: () => {
      stream.write = original;
    },
  };
}

/** Runs a command within this process and captures its streams: for tests. */
export async function captureCommand(command: Command, ...args: string[]): Promise<Ran> {
  const [out, err] = [listen(process.stdout), listen(process.stderr)];
  try {
    await command.exitOverride().parseAsync(args, { from: 'user' });
    return { code: 0, out: out.text(), err: err.text() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { code: error.exitCode, out: out.text(), err: `${err.text()}${error.message}\n` };
  } finally {
    out.letGo();
    err.letGo();
  }
}
