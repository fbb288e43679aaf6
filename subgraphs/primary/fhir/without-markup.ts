/** Elements of HTML that texts are found to hold; `<120` and `<>` are no markup and stay. */
const elements =
  'a|abbr|applet|b|base|big|blockquote|body|br|button|center|code|details|div|dl|dt|dd|em|embed|font|footer|form|' +
  'frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|marquee|math|meta|object|ol|' +
  'option|p|param|pre|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|' +
  'textarea|tfoot|th|thead|title|tr|u|ul|video|xml|xmp';

const removed = /<(script|style|iframe|object|template|svg)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const tag = new RegExp(
  `</?(?:${elements})(?:\\s[^<>]*|/)?>|<!--[\\s\\S]*?-->|<(?:script|iframe|img|svg)\\b[^<>]*$`,
  'gi',
);

/**
 * Takes HTML out of a text, scripts with their content; the words stay as they were written.
 *
 * GP Connect's texts are plain, so markup in one is a fault or an attack, and a page that shows it must not run it.
 */
export function withoutMarkup(text: string): string {
  let before = text;
  // What one pass leaves can make a new element: <scr<b>ipt>.
  for (let pass = 0; pass < 5 && before.includes('<'); pass += 1) {
    const after = before.replaceAll(removed, '').replaceAll(tag, ' ');
    if (after === before) break;
    before = after;
  }
  return before === text ? text : before.replaceAll(/[^\S\n]+/g, ' ').trim();
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
