import { ensureBuild } from './ensure-build.ts';
import { readCliEnv } from './env.ts';

/** `npm run build`: the web app, for the path that `ONPAR_URL` or `ONPAR_BASE_PATH` names. */
await ensureBuild(readCliEnv().basePath);
