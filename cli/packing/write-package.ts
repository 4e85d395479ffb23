import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuild } from '../processes/ensure-build.ts';
import { PACKAGE_FOLDER } from '../processes/package-folder.ts';
import { MANIFEST, MANIFEST_ASIDE, restoreManifest } from './restore-manifest.ts';
import { stageProgram } from './stage-program.ts';
import { stageWebBuild } from './stage-web-build.ts';

/**
 * What `npm pack` calls first: fills `dist` with what runs outside of a checkout, and puts the
 * package's manifest in the place of the checkout's, whose own comes back when the package is made.
 */
const root = PACKAGE_FOLDER.replace(/[/\\]$/, '');
await restoreManifest();
await ensureBuild('');
const manifest = await stageProgram({ root, to: root });
await stageWebBuild({ from: join(root, '.next'), to: join(root, 'dist', '.next'), root });
await copyFile(MANIFEST, MANIFEST_ASIDE);
await writeFile(MANIFEST, manifest);
