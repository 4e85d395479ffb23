import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '#domain/user-error.ts';
import { bringWheels, cudaRequirement } from '#onnx/cuda/install-cuda.ts';

/** Whose wheels are asked for, whatever Python runs pip: the libraries in them are the same. */
const WHEELS = ['--only-binary=:all:', '--python-version=3.12', '--platform=manylinux_2_28_x86_64'];
const OLDER = ['--platform=manylinux_2_27_x86_64', '--platform=manylinux2014_x86_64'];
const OLDEST = ['--platform=manylinux2010_x86_64', '--platform=manylinux1_x86_64'];

/**
 * Lets pip bring the wheels of the CUDA provider, by its own settings (index, proxy, mirror), which
 * also checks what it downloads.
 *
 * @throws UserError `download-failed`
 */
export async function downloadWheels(folder: string): Promise<void> {
  const asked = ['-m', 'pip', 'download', '--disable-pip-version-check', '--dest', folder];
  const args = [...asked, ...WHEELS, ...OLDER, ...OLDEST, cudaRequirement()];
  const pip = spawn('python3', args, { stdio: ['ignore', 2, 2] });
  const by = `${bringWheels('DIR')}, on a machine with network, then onpar gpu install --from DIR`;
  const code = await once(pip, 'exit').then(
    ([exit]) => Number(exit),
    () => {
      throw new UserError(`There is no python3 here, whose pip brings the wheels: call ${by}.`, {
        code: 'download-failed',
      });
    },
  );
  if (code === 0) return;
  throw new UserError(
    `pip could not bring the wheels; its own words stand above. Else call ${by}.`,
    {
      code: 'download-failed',
    },
  );
}
