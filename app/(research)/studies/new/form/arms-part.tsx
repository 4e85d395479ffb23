import type { ReactElement } from 'react';
import type { ModelChoice } from '#study/models/read-model-choice.ts';
import { ArmSketches } from './arm-sketches.tsx';
import { ArmUploads } from './arm-uploads.tsx';
import { ProtocolChoice, ProtocolField } from './fields.tsx';
import { useProtocol, type Change } from './form-context.ts';
import { ListPart } from './list-part.tsx';
import { freeName } from './free-name.ts';
import { shownText } from './written-value.ts';

/** Steps of a latent consistency model, and of others. */
const FEW_STEPS = 4;
const USUAL_STEPS = 30;

/** What is compared: models with their settings, or images made elsewhere. */
export function ArmsPart({ models }: { models: readonly ModelChoice[] }): ReactElement {
  const { valueAt } = useProtocol();
  const arms = valueAt(['arms']);
  const each = Array.isArray(arms) ? arms.map((_, i) => i) : [];
  const taken = (key: string): string[] => each.map((i) => shownText(valueAt(['arms', i, key])));
  const next = (): Record<string, string | number> => {
    const used = taken('model');
    const model = models.find(({ name }) => !used.includes(name)) ?? models[0];
    const key = freeName('arm', taken('key'));
    if (model === undefined)
      return { key, label: freeName('Arm', taken('label')), steps: USUAL_STEPS };
    const label = freeName(model.name, taken('label'));
    return { key, label, model: model.name, steps: usualSteps(model) };
  };
  return (
    <ListPart title="Arms" list="arms" named="label" item="Arm" next={next}>
      {(i) => (
        <>
          <Arm index={i} models={models} />
          <ArmSketches index={i} />
          <ArmUploads index={i} />
        </>
      )}
    </ListPart>
  );
}

function Arm({ index, models }: { index: number; models: readonly ModelChoice[] }): ReactElement {
  const { valueAt, writeAll } = useProtocol();
  const path = (key: string): (string | number)[] => ['arms', index, key];
  const model = models.find(({ name }) => name === valueAt(path('model')));
  /** Settings that the model before brought along, or that the next one refuses, are the next one's. */
  const changesOfModel = (name: string | undefined): Change[] => {
    const next = models.find((each) => each.name === name);
    const changes: Change[] = [[path('model'), name]];
    if (next === undefined) return changes;
    const scheduler = valueAt(path('scheduler'));
    const isRefused = scheduler !== undefined && !next.schedulers.some((one) => one === scheduler);
    if (isRefused) changes.push([path('scheduler'), undefined]);
    const isOfModel = model !== undefined && valueAt(path('steps')) === usualSteps(model);
    if (isOfModel && (isRefused || scheduler === undefined))
      changes.push([path('steps'), usualSteps(next)]);
    if (model !== undefined && valueAt(path('label')) === model.name)
      changes.push([path('label'), next.name]);
    return changes;
  };
  return (
    <>
      <ProtocolField path={path('label')} label="Label" required />
      <ProtocolField path={path('key')} label="Key" required />
      {valueAt(path('images')) !== undefined && (
        <ProtocolField path={path('images')} label="Images made elsewhere" />
      )}
      {valueAt(path('images')) === undefined && (
        <>
          <ProtocolChoice
            path={path('model')}
            label="Model"
            options={models.map(({ name }) => name)}
            onChoose={(name) => writeAll(changesOfModel(name))}
          />
          <ProtocolField path={path('steps')} label="Steps" kind="number" required />
          <ProtocolChoice
            path={path('scheduler')}
            label="Scheduler"
            options={model?.schedulers ?? []}
            without={ownName(model)}
          />
          <ProtocolField path={path('guidance_scale')} label="Guidance scale" kind="number" />
          <ProtocolField path={path('guidance_rescale')} label="Guidance rescale" kind="number" />
        </>
      )}
    </>
  );
}

function ownName(model: ModelChoice | undefined): string {
  return model?.ownScheduler ? `the model’s own: ${model.ownScheduler}` : 'the model’s own';
}

function usualSteps({ ownScheduler }: ModelChoice): number {
  return ownScheduler === 'lcm' ? FEW_STEPS : USUAL_STEPS;
}
