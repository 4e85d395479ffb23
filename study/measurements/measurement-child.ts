import { UserError } from '#domain/user-error.ts';
import { openStore } from '#generator/sample-store/open-store.ts';
import { connectDatabase } from '#prisma/client.ts';
import { measureStudy } from './measure-study.ts';
import { measurementSettings } from './measurement-settings.ts';
import type { MeasurementEnd, MeasurementSettings } from './measurement-settings.ts';

// The process that measures: matrices of thousands of numbers block a thread for seconds, and one
// that is stopped must end at once. It ends with whoever started it.

async function measure(settings: MeasurementSettings): Promise<MeasurementEnd> {
  const { databaseUrl, storeAddress, measurementId: id, ...folders } = settings;
  const db = connectDatabase(databaseUrl, { poolSize: 2 });
  try {
    const measurement = await db.measurement.findUniqueOrThrow({ where: { id } });
    const store = openStore(storeAddress);
    const clock = (): number => performance.now();
    const notes = await measureStudy({ db, store, measurement, ...folders, clock });
    return { notes };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { failure, expected: error instanceof UserError };
  } finally {
    await db.$disconnect();
  }
}

process.once('disconnect', () => process.exit());
process.once('message', (message) => {
  void measure(measurementSettings.parse(message)).then((end) => process.send?.(end));
});
