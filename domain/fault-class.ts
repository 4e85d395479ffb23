/**
 * What a failure is a failure of, which decides what happens next:
 * - `sample`: this image only; recorded, tried again with a limit, the rest go on
 * - `arm`: every image of an arm; they fail, the other arms go on
 * - `worker`: this process or its device; the job goes back to the queue
 * - `environment`: disk, store, database or network; one waits until it is back
 * - `caller`: what was asked for; told to whoever asked
 */
export type FaultClass = 'sample' | 'arm' | 'worker' | 'environment' | 'caller';
