import { fetchHubModel } from '#generator/hub/fetch-hub-model.ts';
import { parseHubReference } from '#generator/hub/hub-reference.ts';
import { modelsFolder } from '#generator/models/models-folder.ts';
import { say } from '../console/output.ts';
import { createProgress, type Progress } from '../console/progress.ts';
import { readCliEnv } from '../processes/env.ts';

/** Brings a model from the hub into the home folder, with a progress bar; gives its folder and name. */
export async function fetchModel(place: string): Promise<{ folder: string; name: string }> {
  const reference = parseHubReference(place);
  const env = readCliEnv();
  let progress: Progress | undefined;
  try {
    const { folder, model } = await fetchHubModel({
      reference,
      access: env.hub,
      folder: modelsFolder(env.homeFolder),
      onProgress: ({ done, total, file }) => {
        progress ??= createProgress({ label: 'download', total, unit: 'bytes' });
        progress.update(done, file);
      },
    });
    say(
      `${model.repository} at commit ${model.commit.slice(0, 12)}: ${model.files.length} files in ${folder}`,
    );
    const [, name = model.repository] = model.repository.split('/');
    return { folder, name };
  } finally {
    progress?.stop();
  }
}
