import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MANIFEST_ASIDE, restoreManifest } from './restore-manifest.ts';

/** What `npm pack` calls last. */
await restoreManifest();
await rm(dirname(MANIFEST_ASIDE), { recursive: true });
