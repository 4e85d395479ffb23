import { z } from 'zod';
import { SCHEDULER_NAMES, type SchedulerName } from '#domain/scheduler-name.ts';

/** A model as an arm can name it. */
export type ModelChoice = {
  name: string;
  /** the schedulers that run with it */
  schedulers: SchedulerName[];
  /** what an arm takes that names none; null where it must name one, or where that is not known */
  ownScheduler: SchedulerName | null;
};

/** What of a model's report is needed; models added by an earlier release may not have it. */
const reportSchema = z.object({
  own_scheduler: z.enum(SCHEDULER_NAMES).nullable().catch(null),
  schedulers: z.record(z.string(), z.object({ timesteps: z.string() })).catch({}),
});

/** What an arm can say of a stored model; every scheduler where the report does not tell. */
export function readModelChoice({ name, report }: { name: string; report: unknown }): ModelChoice {
  const { own_scheduler: ownScheduler, schedulers } = reportSchema.parse(report);
  const runs = (each: SchedulerName): boolean => schedulers[each]?.timesteps !== 'refused';
  return { name, schedulers: SCHEDULER_NAMES.filter(runs), ownScheduler };
}
