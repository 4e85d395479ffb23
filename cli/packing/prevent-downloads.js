import { cpSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The install script of the package, which npm runs before those that packages name `postinstall`.
// That of onnxruntime-node would download CUDA libraries from a host that is no registry; it is given
// the stand-in that a checkout gives it by an override (docs/decisions/0002-install-scripts.md).
try {
  const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const place = join(runtime, 'node_modules', 'global-agent');
  const standIn = fileURLToPath(new URL('../../onnx/no-download', import.meta.url));
  if (!existsSync(place)) cpSync(standIn, place, { recursive: true });
} catch (error) {
  process.stderr.write(
    `onpar: onnxruntime-node may download CUDA libraries now (${String(error)}).\n`,
  );
}
