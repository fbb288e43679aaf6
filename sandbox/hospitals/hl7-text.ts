const escapes: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
};

/** Writes text so that none of it is taken for a delimiter or a segment's end (HL7 v2.5.1, section 2.7). */
export function toHl7Text(text: string): string {
  return text.replaceAll(/[\\|^&~]/g, (sign) => escapes[sign] ?? sign).replaceAll(/\r\n|\r|\n/g, '\\.br\\');
}

/** Joins components, each written as text, without empty ones at the end. */
export function toComponents(...components: readonly (string | undefined)[]): string {
  return components
    .map((component) => toHl7Text(component ?? ''))
    .join('^')
    .replace(/\^+$/, '');
}

/** A segment from its fields by number; fields in HL7 already. */
export function toSegment(name: string, fields: Readonly<Record<number, string | undefined>>): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number));
  const values = Array.from({ length: last }, (_, index) => fields[index + 1] ?? '');
  return `${name}|${values.join('|')}`.replace(/\|+$/, '');
}

/** The header segment, whose first field is the delimiter itself; fields by number from 3 on. */
export function toHeader(fields: Readonly<Record<number, string | undefined>>): string {
  const last = Math.max(...Object.keys(fields).map(Number));
  const values = Array.from({ length: last - 2 }, (_, index) => fields[index + 3] ?? '');
  return `MSH|^~\\&|${values.join('|')}`;
}

/** The clock time of an ISO 8601 date or instant, as hospitals write it: without an offset. */
export function toHl7Time(instant: string, digits: 8 | 12 | 14): string {
  return instant.slice(0, 19).replaceAll(/\D/g, '').slice(0, digits);
}
