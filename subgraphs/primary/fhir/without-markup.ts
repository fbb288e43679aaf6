/** Elements of HTML that texts are found to hold; `<120` and `<>` are no markup and stay. */
const elements: ReadonlySet<string> = new Set(
  (
    'a abbr applet b base big blockquote body br button center code details div dl dt dd em embed font footer form ' +
    'frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins label li link main marquee math ' +
    'meta object ol option p param pre s script section select small span strike strong style sub sup svg table ' +
    'tbody td template textarea tfoot th thead title tr u ul video xml xmp'
  ).split(' '),
);

/** Elements that a browser acts on even where nothing closes them. */
const acting: ReadonlySet<string> = new Set(
  'applet base body button embed form frame iframe img input link marquee math meta object script style svg video'.split(
    ' ',
  ),
);

/** Elements whose content is no text. */
const enclosing: ReadonlySet<string> = new Set('script style iframe object template svg'.split(' '));

/** What one pass leaves can make a new element, as in `<scr<b>ipt>`; whoever nests deeper than this means harm. */
const maximumPasses = 5;

/**
 * Takes HTML out of a text, scripts with their content; the words stay as they were written.
 *
 * GP Connect's texts are plain, so markup in one is a fault or an attack, and a page that shows it must not run it.
 * The time is linear in the text, whatever it holds.
 */
export function withoutMarkup(text: string): string {
  let before = text;
  for (let pass = 0; before.includes('<'); pass += 1) {
    const after = pass < maximumPasses ? removeOnce(before) : before.replaceAll('<', '‹');
    if (after === before) break;
    before = after;
  }
  return before === text ? text : before.replaceAll(/[^\S\n]+/g, ' ').trim();
}

function removeOnce(text: string): string {
  const opening = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>]|$)/iy;
  const nextEnd = createFinder(text, />/g);
  const nextStart = createFinder(text, /</g);
  const nextCommentEnd = createFinder(text, /-->/g);
  const closers = new Map(
    [...enclosing].map((name) => [name, createFinder(text, new RegExp(`</${name}\\s*>`, 'gi'))]),
  );
  const kept: string[] = [];
  let position = 0;
  const skipTo = (end: number) => {
    kept.push(' ');
    position = end;
  };
  for (let start = nextStart(0); start !== -1; start = nextStart(position)) {
    kept.push(text.slice(position, start));
    position = start;
    opening.lastIndex = start;
    const [, slash, name = ''] = opening.exec(text) ?? [];
    const element = name.toLowerCase();
    const end = nextEnd(start);
    const isClosed = end !== -1 && !isBetween(nextStart(start + 1), start, end);
    const commentEnd = text.startsWith('<!--', start) ? nextCommentEnd(start) : -1;
    if (commentEnd !== -1) skipTo(commentEnd + 3);
    else if (elements.has(element) && (isClosed || acting.has(element))) {
      const close = slash === '' && end !== -1 ? (closers.get(element)?.(end) ?? -1) : -1;
      const last = close === -1 ? end : nextEnd(close);
      skipTo(last === -1 ? text.length : last + 1);
    } else {
      kept.push('<');
      position = start + 1;
    }
  }
  kept.push(text.slice(position));
  const joined = kept.join('');
  return kept.includes(' ') && joined !== text ? joined : text;
}

function isBetween(position: number, from: number, to: number): boolean {
  return position > from && position < to;
}

/** Finds the next match at or after a place; places are asked for in rising order, so the text is read once. */
function createFinder(text: string, pattern: RegExp): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found === -1 || found >= from) return found;
    pattern.lastIndex = from;
    found = pattern.exec(text)?.index ?? -1;
    return found;
  };
}

/** The greatest depth to which a resource is read; FHIR nests a dozen deep. */
const maximumDepth = 40;

/** Takes HTML out of every text of a value; the same value where there is none. */
export function withoutMarkupInside<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return (value.includes('<') ? withoutMarkup(value) : value) as T;
  if (typeof value !== 'object' || value === null || depth > maximumDepth) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [name, part] of Object.entries(value)) {
    const clean = withoutMarkupInside(part, depth + 1);
    if (clean === part) continue;
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    copy[name] = clean;
  }
  return (copy ?? value) as T;
}
