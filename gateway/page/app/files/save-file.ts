/** Saves a text on the reader's own disk. The name says nothing about anybody. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** A file's name of what it shows and when that was asked. */
export function toFileName(what: string, askedAt: Date, ending: string): string {
  const words = what
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `caregraph-${words}-${askedAt.toISOString().slice(0, 16).replaceAll(/[:T]/g, '-')}.${ending}`;
}
