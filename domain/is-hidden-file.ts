/** Whether a file is none that a person put among images, but the system that wrote or packed them. */
export function isHiddenFile(name: string): boolean {
  return name
    .split('/')
    .some((part) => part.startsWith('.') || SYSTEM_NAMES.includes(part.toLowerCase()));
}

/** Of macOS archives, of Windows folders of pictures, of the thumbnails of network disks. */
const SYSTEM_NAMES = [
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '$recycle.bin',
  '@eadir',
];
