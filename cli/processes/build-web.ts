import { ensureBuild } from './ensure-build.ts';

/** `npm run build`: the production build of the web app, unless there is one of these sources. */
await ensureBuild();
