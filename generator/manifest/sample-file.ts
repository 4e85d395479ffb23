/** Where a sample's image lies, relative to the folder of its manifest: `50/00007-2.png`. */
export function sampleFile(sample: {
  armKey: string;
  promptIndex: number;
  replicate: number;
}): string {
  const index = String(sample.promptIndex).padStart(5, '0');
  return `${sample.armKey}/${index}-${sample.replicate}.png`;
}
