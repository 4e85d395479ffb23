import { useCallback, useState } from 'react';

export type LoadedPairs = {
  /** how long the images of a trial took to decode, in ms; undefined until both are */
  decodeMs: (trialId: string) => number | undefined;
  report: (trialId: string, decodeMs: number) => void;
};

/** Which trials have both images decoded, and could be shown at once. */
export function useLoadedPairs(): LoadedPairs {
  const [loaded, setLoaded] = useState<Readonly<Record<string, number>>>({});
  const report = useCallback((trialId: string, decodeMs: number) => {
    setLoaded((before) => ({ ...before, [trialId]: decodeMs }));
  }, []);
  return { decodeMs: (trialId) => loaded[trialId], report };
}
