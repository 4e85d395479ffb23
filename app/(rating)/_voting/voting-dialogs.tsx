'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
import { useWords } from '../../_ui/language.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';
import type { VotingDesk } from './use-voting-desk.ts';

/** The windows over the voting page; while one is open the clock stands still. */
export function VotingDialogs({
  desk,
  instructions,
}: {
  desk: VotingDesk;
  instructions: string | null;
}): ReactElement {
  const { voting } = useWords();
  const { opened, open, session, keys } = desk;
  const close = (): void => open(null);
  return (
    <>
      <HelpDialog
        open={opened === 'help'}
        onClose={close}
        instructions={instructions}
        own={keys.own}
        onChangeKeys={() => open('keys')}
      />
      <KeysDialog open={opened === 'keys'} onClose={close} keys={keys} />
      <ReportDialog
        open={opened === 'report'}
        onClose={close}
        onReport={(reason) => {
          session.report(reason);
          close();
        }}
      />
      <Dialog
        title={voting.warnedTitle}
        description={voting.warned}
        open={opened === 'warned'}
        onOpenChange={(next) => next || close()}
      />
      <Dialog
        title={voting.breakTitle}
        description={voting.breakText}
        open={opened === 'break'}
        onOpenChange={(next) => next || close()}
        actions={
          <Button variant="primary" onClick={() => open('pause')}>
            {voting.takeBreak}
          </Button>
        }
      />
    </>
  );
}
