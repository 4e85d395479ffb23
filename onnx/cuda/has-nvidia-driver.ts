/** The driver's library, which no CUDA package brings. */
const DRIVER = 'libcuda.so.1';

/**
 * Whether NVIDIA's driver is here, as the loader sees it: it is asked for the driver's library by
 * name. Node refuses the library, which is no add-on, in other words than one that is not there.
 */
export function hasNvidiaDriver(): boolean {
  try {
    process.dlopen({ exports: {} }, DRIVER);
    return true;
  } catch (error) {
    return !(error instanceof Error && error.message.includes('cannot open shared object file'));
  }
}
