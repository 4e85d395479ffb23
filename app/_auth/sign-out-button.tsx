'use client';
import { signOut } from 'next-auth/react';
import type { ReactElement } from 'react';
import { AuthAddress } from './auth-address.tsx';
import { Button } from '../_ui/button.tsx';
import { withBasePath } from '../_ui/base-path.ts';

/** Ends the session in this browser. */
export function SignOutButton(): ReactElement {
  return (
    <AuthAddress>
      <Button
        onClick={() =>
          void signOut({ redirect: false }).then(() =>
            window.location.assign(withBasePath('/sign-in')),
          )
        }
      >
        Sign out
      </Button>
    </AuthAddress>
  );
}
