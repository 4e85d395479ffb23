'use client';
import { useDraft } from '../../_ui/use-draft.ts';

/** Whether this rater has read the warning in this browser, also before a reload; and how that is kept. */
export function useHeeded(tag: string): [heeded: boolean, heed: () => void] {
  const [kept, keep] = useDraft(`onpar-heeded/${tag}`);
  return [kept !== null, () => keep('yes')];
}
