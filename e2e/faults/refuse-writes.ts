import { existsSync, promises, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * For `node --import`, where no disk may be mounted: files of the store cannot be opened for writing
 * while the marker is there, for the reason that stands in it.
 */
const { REFUSE_WRITES_MARKER: marker = '', REFUSE_WRITES_UNDER: folder = '' } = process.env;
const open = promises.open;

promises.open = async (path, flags, mode) => {
  if (flags === 'w' && String(path).startsWith(folder) && existsSync(marker)) {
    const code = readFileSync(marker, 'utf8');
    throw Object.assign(new Error(`${code}: refused, open '${String(path)}'`), { code });
  }
  return open(path, flags, mode);
};
syncBuiltinESMExports();
