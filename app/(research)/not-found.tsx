import type { ReactElement } from 'react';
import { NothingHere } from '../_ui/nothing-here.tsx';

export default function NotFound(): ReactElement {
  return <NothingHere />;
}
