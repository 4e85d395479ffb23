'use client';
import { useEffect, useState } from 'react';
import type { LookedAt } from '#study/sketches/look-at-sketches.ts';
import { withBasePath } from '../../../../_ui/base-path.ts';

const LOOK_EVERY_MS = 1500;

/** Follows sketches until each is made or has failed; null before the first look, and after one that failed. */
export function useSketches(ids: readonly string[]): LookedAt | null {
  const [looked, setLooked] = useState<LookedAt | null>(null);
  const of = ids.join(',');
  useEffect(() => {
    if (of === '') return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      const now = await lookAt(of);
      if (isOver) return;
      setLooked(now);
      const isDone = now?.sketches.every(({ state }) => state === 'done' || state === 'failed');
      if (isDone !== true) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [of]);
  return looked;
}

async function lookAt(of: string): Promise<LookedAt | null> {
  try {
    const response = await fetch(withBasePath(`/api/sketches?of=${of}`));
    return response.ok ? ((await response.json()) as LookedAt) : null;
  } catch {
    return null;
  }
}
