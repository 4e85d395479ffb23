'use client';
import { signOut } from 'next-auth/react';
import type { ReactElement } from 'react';
import { Button } from '../_ui/button.tsx';

/** Ends the session in this browser. */
export function SignOutButton(): ReactElement {
  return (
    <Button
      onClick={() =>
        void signOut({ redirect: false }).then(() => window.location.assign('/sign-in'))
      }
    >
      Sign out
    </Button>
  );
}
