import { describeSizes } from '#generator/models/allowed-sizes.ts';
import { SCHEDULER_NAMES, type SchedulerName } from '#domain/scheduler-name.ts';
import { sayOtherClass } from '#generator/schedulers/other-kind-of-model.ts';
import type { CheckedModel } from '#generator/models/check-model.ts';
import type { ModelReport } from '#generator/models/describe-model.ts';
import { say } from '../console/output.ts';

/** Tells a person what a check of a model found: what it is, what it makes, and with what. */
export function tellModel(
  { model, testArm }: CheckedModel,
  report: ModelReport,
  added: string | null,
): void {
  for (const warning of [...model.warnings, ...warnOfSchedulers(report)])
    say(`warning: ${warning}`);
  const { width, height } = model.defaultSize;
  const unet = (model.graphs.unet.parameters / 1e6).toFixed(1);
  say(
    `${added ?? model.folder}: ${report.scheduler}, ${width} x ${height}, U-Net of ${unet} M parameters in ${model.precision}, sha256 ${model.sha256.slice(0, 12)}; it made a test image (${String(testArm.scheduler)}, ${testArm.steps} steps)${added === null ? '' : ' and has been added'}`,
  );
  say(`sizes: ${describeSizes(model.sizes)}`);
  for (const line of schedulerLines(report)) say(line);
}

/** One line for each kind of ability, and one for each scheduler that is refused, with the reason. */
function schedulerLines({ schedulers }: ModelReport): string[] {
  const named = (state: string): SchedulerName[] =>
    SCHEDULER_NAMES.filter((name) => schedulers[name].timesteps === state);
  const refused = SCHEDULER_NAMES.flatMap((name) => {
    const ability = schedulers[name];
    return ability.timesteps === 'refused' ? [`  ${name}: ${ability.reason}`] : [];
  });
  return [
    `exact: ${list(named('exact'))}`,
    `rounded timesteps: ${list(named('rounded timesteps'))}`,
    `refused: ${list(named('refused'))}`,
    ...refused,
  ];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function warnOfSchedulers({ schedulers, own_scheduler, scheduler_class }: ModelReport): string[] {
  const rounded = SCHEDULER_NAMES.filter(
    (name) => schedulers[name].timesteps === 'rounded timesteps',
  );
  return [
    ...(own_scheduler === null
      ? [
          `Its own scheduler is ${sayOtherClass(scheduler_class)}: every arm has to name one of those below.`,
        ]
      : []),
    ...(rounded.length > 0
      ? [
          `Its U-Net takes whole timesteps only: those of ${rounded.join(', ')} are rounded, and such images are not quite those of diffusers; export it with a float timestep (docs/export-models.md).`,
        ]
      : []),
  ];
}
