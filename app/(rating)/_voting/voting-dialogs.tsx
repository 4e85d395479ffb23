'use client';
import type { ReactElement } from 'react';
import { Button } from '../../_ui/button.tsx';
import { Dialog } from '../../_ui/dialog.tsx';
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
        title="Please look closely"
        description="Some answers were not what is known of their pairs, or came very fast. If that goes on, the study ends for you. There is no clock: take the time that you need."
        open={opened === 'warned'}
        onOpenChange={(next) => next || close()}
      />
      <Dialog
        title="Time for a break"
        description="You have been at it for a while. Eyes and judgement tire. A few minutes away from the screen help more than they cost."
        open={opened === 'break'}
        onOpenChange={(next) => next || close()}
        actions={
          <Button variant="primary" onClick={() => open('pause')}>
            Take a break
          </Button>
        }
      />
    </>
  );
}
