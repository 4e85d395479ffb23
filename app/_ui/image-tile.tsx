import Link from 'next/link';
import type { ReactElement } from 'react';
import { ArmMark } from './arm-mark.tsx';
import { ImageFrame, ImagePlaceholder } from './image-frame.tsx';

/** One image of a gallery with the arm that made it; opens its record. */
export function ImageTile({
  id,
  href,
  image,
  reason,
  alt,
  arm,
  inSight = false,
}: {
  id?: string;
  href: string;
  /** null when there is none, for the `reason` given */
  image: { src: string; width: number; height: number } | null;
  reason: string;
  alt: string;
  arm: { position: number; label: string };
  inSight?: boolean;
}): ReactElement {
  return (
    <Link
      id={id}
      href={href}
      scroll={false}
      className="flex min-w-0 flex-col gap-1 text-ink hover:underline"
    >
      {image ? (
        <ImageFrame {...image} alt={alt} inSight={inSight} />
      ) : (
        <ImagePlaceholder reason={reason} />
      )}
      <span className="flex items-baseline gap-1.5 text-xs text-ink-muted">
        <span className="relative top-px shrink-0">
          <ArmMark position={arm.position} />
        </span>
        <span className="min-w-0 break-words">{arm.label}</span>
      </span>
    </Link>
  );
}
