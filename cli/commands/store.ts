import { Command } from 'commander';
import { countOf } from '#domain/count-of.ts';
import { UserError } from '#domain/user-error.ts';
import type { DeviceRequest } from '#onnx/device-request.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import { broughtFiles, nothingBrought } from '#study/store/brought-files.ts';
import type { BrokenImage } from '#study/store/broken-image.ts';
import { repairStore } from '#study/store/repair-store.ts';
import type { Repair } from '#study/store/repair-store.ts';
import { verifyStore } from '#study/store/verify-store.ts';
import type { StoreReport } from '#study/store/verify-store.ts';
import type { Database } from '#prisma/client.ts';
import { printJson } from '../console/output.ts';
import { createProgress } from '../console/progress.ts';
import type { Progress } from '../console/progress.ts';
import { withDatabase } from '../processes/database.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { tellStore } from '../console/tell-store.ts';

type Flags = { repair?: boolean; from?: string; json?: boolean };

/** `onpar store`: where the images are kept. */
export function storeCommand(): Command {
  const command = new Command('store')
    .description('the images that studies are made of')
    .addHelpText('after', '\nExample:\n  onpar store verify --repair');
  command
    .command('verify')
    .description('hash every image again; list those damaged, missing or of no study')
    .option('--repair', 'make the damaged and missing ones again, and take only the very same')
    .option('--from <dir>', 'with --repair: a folder of original images, or a copy of the store')
    .option('--json', 'print one JSON document on stdout')
    .addHelpText(
      'after',
      `
Examples:
  onpar store verify
  onpar store verify --repair
  onpar store verify --repair --from ~/photographs     images made elsewhere, brought again

Exit status: 0 when every image that a study uses is whole, 1 when one is not.`,
    )
    .action(verify);
  return command;
}

async function verify({ repair = false, from, json = false }: Flags): Promise<void> {
  if (from !== undefined && !repair)
    throw new UserError('--from brings images for a repair: add --repair.', { code: 'wrong-call' });
  const brought = from === undefined ? nothingBrought : await broughtFiles(from);
  await withDatabase(async (db) => {
    const store = openSampleStore();
    const report = await shown('Images', (onProgress) => verifyStore({ db, store, onProgress }));
    if (report.checked === 0 && report.broken.length > 0 && !repair) throw empty(report);
    const repairs = repair ? await repairAll({ db, store, brought, report }) : null;
    if (json) printJson(asJson(report, repairs));
    tellStore(report, repairs);
    const left = repairs ? repairs.filter(({ repaired }) => !repaired) : report.broken;
    if (left.length > 0) throw broken(left, repair);
  });
}

async function repairAll(options: {
  db: Database;
  store: ReturnType<typeof openSampleStore>;
  brought: typeof nothingBrought;
  report: StoreReport;
}): Promise<Repair[]> {
  const { report, ...rest } = options;
  const generators = lendGenerators();
  try {
    return await shown('Repair', (onProgress) =>
      repairStore({
        ...rest,
        broken: report.broken,
        generatorOn: generators.on,
        onProgress,
      }),
    );
  } finally {
    await generators.close();
  }
}

/** One generator a device, started when it is first asked for. */
function lendGenerators(): {
  on: (device: DeviceRequest) => Promise<Generator>;
  close: () => Promise<void>;
} {
  const open = new Map<DeviceRequest, Promise<Generator>>();
  return {
    on: (device) => {
      const known = open.get(device);
      if (known !== undefined) return known;
      const started = startGenerator({ device });
      open.set(device, started);
      return started;
    },
    close: async () => {
      for (const started of await Promise.allSettled(open.values())) {
        if (started.status === 'fulfilled') await started.value.close();
      }
    },
  };
}

async function shown<T>(
  label: string,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  let bar: Progress | undefined;
  try {
    return await work((done, total) => {
      bar ??= createProgress({ label, total, unit: 'images' });
      bar.update(done);
    });
  } finally {
    bar?.stop();
  }
}

function asJson(report: StoreReport, repairs: readonly Repair[] | null): unknown {
  const { checked, bytes, broken, unreferenced } = report;
  const of = (state: BrokenImage['state']): unknown =>
    (repairs ?? broken).filter((one) => one.state === state);
  return { checked, bytes, damaged: of('damaged'), missing: of('missing'), unreferenced };
}

/** A disk that is not mounted looks like this, and so does a wrong ONPAR_HOME. */
function empty({ broken: { length } }: StoreReport): UserError {
  return new UserError(
    `The sample store is empty, and studies use ${countOf(length, 'image')}: look whether its disk is mounted and ONPAR_HOME is right, or restore a backup (--repair makes them again).`,
    { code: 'store-away' },
  );
}

function broken(left: readonly BrokenImage[], repair: boolean): UserError {
  const what = `${countOf(left.length, 'image')} of the store ${left.length === 1 ? 'is' : 'are'}`;
  return new UserError(
    repair
      ? `${what} still damaged or missing: what each of them needs is said above.`
      : `${what} damaged or missing: onpar store verify --repair makes them again.`,
    { code: 'store-broken' },
  );
}
