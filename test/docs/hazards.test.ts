import { describe, expect, it } from 'vitest';
import { readHazardLog, toRisk } from '../../tools/hazards/hazard-log.ts';
import { toHazardsPage } from '../../tools/hazards/to-hazards-page.ts';
import { isInProject, readProjectFile } from './project-files.ts';
import { findTestTitles } from './test-titles.ts';

const log = readProjectFile('docs/hazards.md');
const hazards = readHazardLog();
const evidence = hazards.controlled.flatMap(({ tests }) => tests);

describe('docs/hazards.md', () => {
  it.each([...new Set(evidence.map(({ file }) => file))])('names tests that exist in %s', (file) => {
    expect(isInProject(file)).toBe(true);
    const titles = findTestTitles(readProjectFile(file));
    const missing = evidence.filter((named) => named.file === file && !titles.has(named.title));
    expect(missing).toEqual([]);
  });

  it('is what the log says; "npm run hazards" writes it', () => {
    expect(log).toBe(toHazardsPage(hazards));
  });

  it('never rates a hazard as worse with its control than without', () => {
    for (const { id, initial, residual } of hazards.controlled) {
      expect(toRisk(residual), id).toBeLessThanOrEqual(toRisk(initial));
    }
  });

  it('numbers hazards in order and refers to none that is not there', () => {
    const numbers = [...log.matchAll(/^### ([HN]\d\d) /gm)].map(([, number = '']) => number);
    const expected = ['H', 'N'].flatMap((mark) => {
      const count = numbers.filter((number) => number.startsWith(mark)).length;
      return Array.from({ length: count }, (_, index) => `${mark}${String(index + 1).padStart(2, '0')}`);
    });
    expect(numbers).toEqual(expected);
    const referred = [...log.matchAll(/\b[HN]\d\d\b/g)].map(([number]) => number);
    expect(referred.filter((number) => !numbers.includes(number))).toEqual([]);
  });
});
