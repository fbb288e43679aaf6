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
  const style = getComputedStyle(picture);
  const paper = getComputedStyle(picture.parentElement ?? picture).backgroundColor;
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.setAttribute('color', style.color);
  const total = high + 12 + notes.length * 16 + 8;
  copy.setAttribute('width', String(wide));
  copy.setAttribute('height', String(total));
  copy.setAttribute('viewBox', `0 0 ${wide} ${total}`);
  copy.prepend(
    toElement('desc', {}, notes.join('\n')),
    toElement('rect', { width: wide, height: total, fill: paper }),
  );
  for (const [index, note] of notes.entries()) {
    copy.append(
      toElement('text', { x: 8, y: high + 22 + index * 16, 'font-size': 12, fill: style.color }, note),
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function copyLook(original: Element, element: Element): void {
  const style = getComputedStyle(original);
  for (const look of looks) {
    const value = style.getPropertyValue(look);
    if (value !== '') element.setAttribute(look, value.replace(/^url\("?(#[^")]+)"?\)$/, 'url($1)'));
  }
  for (const name of ['class', 'style', 'tabindex', 'id'].filter(
    (one) => one !== 'id' || !isReferred(element),
  )) {
    element.removeAttribute(name);
  }
}

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
