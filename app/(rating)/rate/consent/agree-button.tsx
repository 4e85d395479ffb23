'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../_ui/button.tsx';
import { useWords } from '../../../_ui/language.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { withBasePath } from '../../../_ui/base-path.ts';

/** Sends the consent, then goes to the voting page; a failure is told and can be tried again. */
export function AgreeButton(): ReactElement {
  const { consent } = useWords();
  const router = useRouter();
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready');
  const agree = async (): Promise<void> => {
    setState('sending');
    const agreed = await sendConsent();
    if (agreed) router.replace('/rate');
    else setState('failed');
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {state === 'failed' && (
        <Notice tone="danger" alert>
          {consent.failed}
        </Notice>
      )}
      <Button
        variant="primary"
        size="large"
        busy={state === 'sending'}
        onClick={() => void agree()}
      >
        {consent.agree}
      </Button>
    </div>
  );
}

async function sendConsent(): Promise<boolean> {
  try {
    const response = await fetch(withBasePath('/api/rating/consent'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ agree: true }),
    });
    return response.ok;
  } catch {
    return false;
  }
}
