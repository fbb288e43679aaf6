const namespace = 'http://www.w3.org/2000/svg';

/** What of an element's look is written into the file, which has no style sheet. */
const looks = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'paint-order',
] as const;

/** Writes a picture as a file of its own: its colours in it, and notes below it. */
export function toSvgFile(picture: SVGSVGElement, notes: readonly string[]): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = picture.querySelectorAll('*');
  for (const [index, element] of copy.querySelectorAll('*').entries()) {
    const original = originals[index];
    if (original !== undefined) copyLook(original, element);
  }
  const { width, height } = picture.viewBox.baseVal;
  const [wide, high] = [width || picture.clientWidth, height || picture.clientHeight];
  const paper = getComputedStyle(picture.parentElement ?? picture).backgroundColor;
  for (const name of dropped) copy.removeAttribute(name);
  for (const look of looks) copy.setAttribute(look, getComputedStyle(picture).getPropertyValue(look));
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.setAttribute('color', getComputedStyle(picture).color);
  // What does not fit would be cut off, and with it what the picture lacks.
  const lines = notes.flatMap((note) => wrap(note, Math.max(20, Math.floor((wide - 24) / 7))));
  const total = high + 12 + lines.length * 16 + 8;
  copy.setAttribute('width', String(wide));
  copy.setAttribute('height', String(total));
  copy.setAttribute('viewBox', `0 0 ${wide} ${total}`);
  copy.prepend(
    toElement('desc', {}, notes.join('\n')),
    toElement('rect', { width: wide, height: total, fill: paper }),
  );
  for (const [index, line] of lines.entries()) {
    copy.append(
      toElement(
        'text',
        { x: 8, y: high + 22 + index * 16, 'font-size': 12, fill: getComputedStyle(picture).color },
        line,
      ),
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Breaks a text into lines of so many letters at most, between words where there are any. */
function wrap(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text];
  const space = text.lastIndexOf(' ', most);
  const at = space > most / 2 ? space : most;
  return [text.slice(0, at), ...wrap(`    ${text.slice(at).trim()}`, most)];
}

function copyLook(original: Element, element: Element): void {
  const style = getComputedStyle(original);
  const above = original.parentElement === null ? undefined : getComputedStyle(original.parentElement);
  for (const look of looks) {
    const value = style.getPropertyValue(look);
    // What is inherited, or is so anyway, needs no word.
    if (value === '' || value === (look === 'opacity' ? '1' : above?.getPropertyValue(look))) {
      element.removeAttribute(look);
      continue;
    }
    element.setAttribute(look, value.replace(/^url\("?(#[^")]+)"?\)$/, 'url($1)'));
  }
  for (const name of dropped) element.removeAttribute(name);
  if (!isReferred(element)) element.removeAttribute('id');
}

/** What only means something within the page. */
const dropped = [
  'class',
  'style',
  'tabindex',
  'role',
  'aria-selected',
  'aria-activedescendant',
  'aria-hidden',
];

/** Patterns and the like are referred to by their ids. */
function isReferred({ localName }: Element): boolean {
  return ['pattern', 'clipPath', 'linearGradient'].includes(localName);
}

function toElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): SVGElement {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}
