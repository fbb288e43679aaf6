import type { HazardLog } from './hazard-log.ts';

/** A test or a group of tests of a run, by the titles that lead to it, and what came of it. */
export interface RanTest {
  readonly file: string;
  readonly titles: readonly string[];
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
}

/** A test that should show a hazard's control, and did not. */
export interface Unshown {
  readonly why: 'failed' | 'did not run' | 'was skipped';
  /** The hazard, the file and the title. */
  readonly what: string;
}

/**
 * Every hazard of which a test that should show its control did not pass, among the files that ran: it is not there,
 * failed, or was skipped. Of a title with places for values one test must pass, and none may fail.
 */
export function findUnshown(log: HazardLog, ran: readonly RanTest[]): readonly Unshown[] {
  const files = new Set(ran.map(({ file }) => file));
  return log.controlled.flatMap(({ id, tests }) =>
    tests
      .filter(({ file }) => files.has(file))
      .flatMap(({ file, title }): readonly Unshown[] => {
        const what = `${id}: ${file} › ${title}`;
        const pattern = toPattern(title);
        const meant = ran.filter(
          (test) => test.file === file && test.titles.some((each) => pattern.test(each)),
        );
        if (meant.some(({ state }) => state === 'failed')) return [{ what, why: 'failed' }];
        if (meant.some(({ state }) => state === 'passed')) return [];
        return [{ what, why: meant.length === 0 ? 'did not run' : 'was skipped' }];
      }),
  );
}

/** A title as it is written, with places such as `%s` and `$name` where a run has values. */
function toPattern(title: string): RegExp {
  const parts = title.split(/%[sdifjo#%]|\$[\w.]+|…/);
  const literal = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join('.*')}$`, 's');
}
