import { type ControlledHazard, type HazardLog, type OpenHazard, type Rating, toRisk } from './hazard-log.ts';

/** How wide a line of the page is. */
const width = 124;

/** Writes docs/hazards.md: a table of all hazards, then each with its control, its tests and what is left. */
export function toHazardsPage({ controlled, open }: HazardLog): string {
  return `${[
    opening,
    ...toTable(controlled, open),
    '',
    '## Part 1: controlled',
    '',
    ...controlled.flatMap(toControlled),
    '## Part 2: not controlled',
    '',
    'What stands here is known, can do harm, and has no control in the product that a test holds.',
    '',
    ...open.flatMap(toOpen),
    ending,
  ].join('\n')}\n`;
}

const opening = `# Hazard log

What can go wrong for a person or a reader because of Caregraph, what in the product stands against it, and the test that
holds that control. It is written in the terms of DCB0129: hazard, cause, effect, initial risk, control, evidence, residual
risk, owner. \`npm run hazards\` writes this page from \`tools/hazards/log/\`, one file a hazard; do not write into it. A run of
the tests fails where a test that stands here does not exist or did not pass; where it was skipped, in CI.

It is not a safety case. Severity and likelihood are the engineers' proposal, in the words of the standard's guidance and by
its matrix (1 is acceptable, 5 is not): accepting them needs a clinical safety officer and a deployment, and there is neither.
The owner is a role that whoever deploys must fill. Deployment and use (DCB0160) bring hazards of their own.

Read \`test/…\` › \`…\` as the file and the title of a test, or of the group of tests that it stands in. **Left** says what the
control does not reach. Part 2 lists the hazards that nothing in the product controls yet.
`;

const ending = `## How far the tests reach

The sandbox and the dialects are written apart and share no mapper, but both follow one reading of the specifications. What
public examples show otherwise is tested where they are at hand (\`CAREGRAPH_EXAMPLES\`), and skipped elsewhere. No supplier's
live system and no national test environment has been asked.`;

function toTable(controlled: readonly ControlledHazard[], open: readonly OpenHazard[]): readonly string[] {
  const rows = [
    ['hazard', 'before', 'left', 'tests', 'owner'],
    ...controlled.map(({ id, hazard, initial, residual, tests, owner }) => [
      `${id} ${hazard}`,
      String(toRisk(initial)),
      String(toRisk(residual)),
      String(tests.length),
      owner,
    ]),
    ...open.map(({ id, hazard, residual, owner }) => [
      `${id} ${hazard}`,
      String(toRisk(residual)),
      String(toRisk(residual)),
      'none',
      owner,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const toLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [toLine(head), toLine(widths.map((size) => '-'.repeat(size))), ...rest.map(toLine)];
}

function toControlled(hazard: ControlledHazard): readonly string[] {
  const { id, cause, effect, control, tests, left, initial, residual, owner } = hazard;
  return [
    `### ${id} ${hazard.hazard}`,
    '',
    wrap(`- **Cause**: ${cause}`, '  '),
    wrap(`- **Effect**: ${effect}`, '  '),
    wrap(`- **Control**: ${control}`, '  '),
    '- **Tests**:',
    ...tests.map(({ file, title }) => `  - \`${file}\` › \`${title}\``),
    ...(left === undefined ? [] : [wrap(`- **Left**: ${left}`, '  ')]),
    wrap(`- **Risk**: ${tellRating(initial)} before the control; ${tellRating(residual)} with it.`, '  '),
    `- **Owner**: ${owner}.`,
    '',
  ];
}

function toOpen({ id, hazard, account, missing, residual, owner }: OpenHazard): readonly string[] {
  const told = `${account} **Missing**: ${missing} **Risk**: ${tellRating(residual)}. **Owner**: ${owner}.`;
  return [`### ${id} ${hazard}`, '', wrap(told, ''), ''];
}

function tellRating(rating: Rating): string {
  return `${rating.severity}, ${rating.likelihood} likelihood: ${toRisk(rating)}`;
}

/** Breaks a paragraph into lines, never within a code span or a link. */
function wrap(paragraph: string, indent: string): string {
  const words = paragraph.match(/(?:`[^`]*`|\[[^\]]*\]\([^)]*\)|[^\s`[]+|\[)+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
