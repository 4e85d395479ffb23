import type { ScreeningInput } from '#study/screening/screening-input.ts';
import { withBasePath } from '../../../_ui/base-path.ts';

/** Sends what was answered before the first pair; whether it was taken. */
export async function sendScreening(sent: ScreeningInput): Promise<boolean> {
  try {
    const response = await fetch(withBasePath('/api/rating/screening'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    });
    return response.ok;
  } catch {
    return false;
  }
}
