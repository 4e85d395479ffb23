'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RaterWords } from '#domain/words/rater-words.ts';
import { Button } from '../../../_ui/button.tsx';
import { useWords } from '../../../_ui/language.tsx';
import { Notice } from '../../../_ui/notice.tsx';
import { withBasePath } from '../../../_ui/base-path.ts';
import { codeOfRefusal } from '../../_voting/code-of-refusal.ts';

/** Sends the consent, then goes to the voting page; a failure is told and can be tried again. */
export function AgreeButton(): ReactElement {
  const words = useWords();
  const router = useRouter();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const agree = async (): Promise<void> => {
    setSending(true);
    setFailure(null);
    const { agreed, code } = await sendConsent();
    if (agreed) {
      router.replace('/rate');
      return;
    }
    setFailure(tellFailure(code, words));
    setSending(false);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {failure !== null && (
        <Notice tone="danger" alert>
          {failure}
        </Notice>
      )}
      <Button variant="primary" size="large" busy={isSending} onClick={() => void agree()}>
        {words.consent.agree}
      </Button>
    </div>
  );
}

function tellFailure(code: string | undefined, { consent, obstacles }: RaterWords): string {
  const told = Object.entries(obstacles).find(([obstacle]) => obstacle === code)?.[1];
  return told === undefined ? consent.failed : `${told.title}. ${told.text}`;
}

/** Whether the server has noted the consent; else the code of what stands in the way, if it said one. */
async function sendConsent(): Promise<{ agreed: boolean; code?: string | undefined }> {
  try {
    const response = await fetch(withBasePath('/api/rating/consent'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ agree: true }),
    });
    if (response.ok) return { agreed: true };
    return { agreed: false, code: await codeOfRefusal(response) };
  } catch {
    return { agreed: false };
  }
}
