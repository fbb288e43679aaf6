import { describe, expect, it } from 'vitest';
import { findSection } from './markdown.ts';
import { isInProject, readProjectFile } from './project-files.ts';
import { findTestTitles } from './test-titles.ts';

const log = readProjectFile('docs/hazards.md');
const evidence = [...log.matchAll(/`(test\/[^`]+\.test\.ts)`\s+›\s+`([^`]+)`/g)].map(
  ([, file = '', title = '']) => ({ file, title }),
);

function hazardsOf(part: string, mark: string): readonly string[] {
  return [...findSection(log, part).matchAll(/^### (.+)$/gm)]
    .map(([, heading = '']) => heading)
    .filter((heading) => heading.startsWith(mark));
}

describe('docs/hazards.md', () => {
  it.each([...new Set(evidence.map(({ file }) => file))])('names tests that exist in %s', (file) => {
    expect(isInProject(file)).toBe(true);
    const titles = findTestTitles(readProjectFile(file));
    const missing = evidence.filter((named) => named.file === file && !titles.has(named.title));
    expect(missing).toEqual([]);
  });

  it('names no test file otherwise than with a title', () => {
    const named = [...log.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file]) => file);
    const own = named.filter((file) => file === 'test/docs/hazards.test.ts').length;
    expect(named.length - own).toBe(evidence.length);
  });

  it('gives every controlled hazard a cause, an effect, a control and a test', () => {
    const controlled = hazardsOf('## Part 1: controlled', 'H');
    expect(controlled.length).toBeGreaterThan(0);
    for (const heading of controlled) {
      const section = findSection(log, `### ${heading}`);
      for (const part of ['Cause', 'Effect', 'Control', 'Tests'])
        expect(section, heading).toContain(`- **${part}**:`);
      expect(section, heading).toMatch(/`test\/[^`]+` › `/);
    }
  });

  it('says of every hazard without a control what is missing', () => {
    const open = hazardsOf('## Part 2: not controlled', 'N');
    expect(open.length).toBeGreaterThan(0);
    for (const heading of open) expect(findSection(log, `### ${heading}`), heading).toContain('**Missing**:');
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
