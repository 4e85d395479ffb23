/** An arm of a protocol that takes an upload, as a line to be put below `arms`. */
export function armOfUpload(name: string): string {
  const key = name.replace(/[^A-Za-z0-9_-]/g, '').replace(/^[^A-Za-z0-9]+/, '');
  return `  - { key: ${JSON.stringify(key || 'images')}, label: ${JSON.stringify(name)}, images: ./${name} }\n`;
}
