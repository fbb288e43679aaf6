import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEntitlements } from '../../subgraphs/patient/access/load-entitlements.ts';
import { parseEntitlements } from '../../subgraphs/patient/access/parse-entitlements.ts';

const page = readFileSync(new URL('../../subgraphs/patient/access/entitlements.md', import.meta.url), 'utf8');

/** Replaces what stands in one cell. */
function withCell(heading: string, row: string, column: string, text: string): string {
  const [before = '', rest = ''] = page.split(`## ${heading}\n`);
  const end = rest.indexOf('\n## ');
  const [section, after] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)];
  const lines = section.split('\n');
  const head = lines.find((line) => line.startsWith('|')) ?? '';
  const index = head.split('|').findIndex((cell) => cell.trim() === column);
  const changed = lines.map((line) => {
    const cells = line.split('|');
    if (cells[1]?.trim() !== row) return line;
    return cells.map((cell, at) => (at === index ? ` ${text} ` : cell)).join('|');
  });
  return `${before}## ${heading}\n${changed.join('\n')}${after}`;
}

function faultsOf(changed: string): readonly string[] {
  expect(changed).not.toBe(page);
  const parsed = parseEntitlements(changed);
  return parsed.ok ? [] : parsed.faults;
}

it('the graph’s own policy can be used', () => {
  expect(parseEntitlements(page).ok).toBe(true);
});

describe('a gap is told with its place', () => {
  it.each([
    ['an empty cell', withCell('Areas', 'problems', 'GP', ''), 'Areas: "problems" for "GP" is empty'],
    [
      'a word that is no view',
      withCell('Areas', 'problems', 'GP', 'ful'),
      'Areas: "problems" for "GP" is "ful"',
    ],
    [
      'another area’s view',
      withCell('Areas', 'cost', 'social worker', 'eye'),
      'Areas: "cost" for "social worker"',
    ],
    [
      'a row that is missing',
      page.replace(/\n\| legal +\|.*?(?=\n)/, ''),
      'Areas: the row "legal" is missing',
    ],
    [
      'a row that nobody knows',
      page.replace('| legal  ', '| lawful '),
      'Areas: the row "lawful" is not known',
    ],
    [
      'a column that is missing',
      page.replace(/(\| area +)\| GP +\|/, '$1| Doctor |'),
      'the reader "GP" has no column',
    ],
    [
      'a role with no reader',
      withCell('Readers', 'optometrist', 'roles', ''),
      'the role R1280 stands with no reader',
    ],
    ['a reader without a purpose', withCell('Readers', 'GP', 'purposes', 'none'), '"GP" has no purpose'],
    [
      'no answer',
      withCell('Readers', 'GP', 'after death', 'maybe'),
      '"GP", "after death": "maybe" must be yes or no',
    ],
    [
      'a table that is missing',
      page.replace('## Emergencies', '## Others'),
      '"Emergencies" must hold one table',
    ],
    [
      'no number of days',
      withCell('Relationships', 'caseload', 'days', 'long'),
      '"caseload", "days": "long"',
    ],
    [
      'an emergency left open',
      withCell('Emergencies', 'cost', 'break glass', ''),
      '"cost", "break glass": ""',
    ],
    [
      'a reader without a relationship',
      withCell('Readers', 'GP', 'relationships', 'none'),
      'without any relationship',
    ],
  ])('%s', (_what, changed, fault) => {
    expect(faultsOf(changed).join('\n')).toContain(fault);
  });
});

describe('a contradiction is told with its place', () => {
  it.each([
    [
      'one role, two readers',
      withCell('Readers', 'pharmacist', 'roles', 'R1290 R0260'),
      'R0260 stands with "GP" and "pharmacist"',
    ],
    [
      'a role of another kind',
      withCell('Readers', 'GP', 'kind', 'analyst'),
      'but the role R0260 makes a professional',
    ],
    ['an analyst who sees people', withCell('Areas', 'problems', 'analyst', 'full'), 'a analyst sees nobody'],
    [
      'a privacy officer who sees people',
      withCell('Areas', 'problems', 'privacy officer', 'full'),
      'sees nobody',
    ],
    [
      'family that breaks the glass',
      withCell('Readers', 'family', 'may break glass', 'yes'),
      'may break glass, which only',
    ],
    [
      'an app that claims',
      withCell('Readers', 'partner app', 'may claim', 'yes'),
      'may claim a relationship, which only',
    ],
    [
      'a patient in downtime',
      withCell('Readers', 'patient', 'downtime', 'yes'),
      'has the downtime view, which only',
    ],
    [
      'family who see the restricted',
      withCell('Readers', 'family', 'restricted person', 'without places'),
      'is shown restricted people',
    ],
    [
      'a grant for a professional',
      withCell('Areas', 'problems', 'GP', 'by grant'),
      'but a professional has no grant',
    ],
    [
      'an app beyond its grant',
      withCell('Areas', 'problems', 'partner app', 'full'),
      'apps see by grant alone',
    ],
    ['figures for a nurse', withCell('Areas', 'cost', 'community nurse', 'aggregate'), 'only analysts count'],
    ['a weakly known citizen', withCell('Readers', 'patient', 'assurance', 'AAL2'), 'needs the assurance P9'],
    ['records of nobody', withCell('Areas', 'demographics', 'optometrist', 'none'), 'and not whose they are'],
    [
      'who may claim and cannot',
      withCell('Readers', 'GP', 'may claim', 'no'),
      'its relationships say otherwise',
    ],
    [
      'a relationship that is not its own',
      withCell('Readers', 'family', 'relationships', 'grant, self'),
      'not its own',
    ],
    ['a row twice', page.replace(/(\n\| legal +\|.*?)(?=\n)/, '$1$1'), 'the row "legal" stands twice'],
    ['an unknown purpose', withCell('Readers', 'GP', 'purposes', 'TREAT CURE'), 'holds "CURE"'],
    ['an unknown relationship', withCell('Readers', 'GP', 'relationships', 'friend'), 'holds "friend"'],
  ])('%s', (_what, changed, fault) => {
    expect(faultsOf(changed).join('\n')).toContain(fault);
  });
});

it('a page that cannot be read stops the process', () => {
  expect(() => loadEntitlements('/nowhere/at-all.md')).toThrow(/CAREGRAPH_ENTITLEMENTS must name a file/);
  expect(() => loadEntitlements('package.json')).toThrow(/entitlements, "Readers" must hold one table/);
});
