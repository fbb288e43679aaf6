/** The target of every link and image of a Markdown text that is not an address of its own. */
export function findRelativeLinks(text: string): readonly string[] {
  return [...withoutCodeBlocks(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target));
}

/** The anchors of a Markdown text's headings, as GitHub makes them. */
export function findAnchors(text: string): ReadonlySet<string> {
  const headings = [...withoutCodeBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)];
  return new Set(
    headings.map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Every code span of a Markdown text, code blocks left out. */
export function findCodeSpans(text: string): readonly string[] {
  return [...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** The text below a heading, up to the next one of its level or above; empty where there is no such heading. */
export function findSection(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) return '';
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => (/^#+(?=\s)/.exec(line)?.[0].length ?? 7) <= level);
  return rest.slice(0, end < 0 ? rest.length : end).join('\n');
}

/** The cells of every table row of a Markdown text, headings of tables left out. */
export function findTableRows(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!line.startsWith('|') || isRule(line) || isRule(lines[index + 1] ?? '')) return [];
    return [
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ];
  });
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line);
}

function withoutCodeBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}
