import { relative } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { findUnshown, type RanTest } from './find-unshown.ts';
import { readHazardLog } from './hazard-log.ts';

/**
 * Fails a run of tests after which a hazard's control is not shown by a test that passed. What was skipped for want of
 * a browser, say, is told, and fails the run where `CI` is set, which has all that tests need.
 */
export function createHazardReporter(): Reporter {
  let vitest: Vitest | undefined;
  return {
    onInit(started) {
      vitest = started;
    },
    onTestRunEnd(modules) {
      // Of a run that leaves tests out by their names nothing follows.
      if (vitest === undefined || vitest.config.testNamePattern !== undefined) return;
      const { root } = vitest.config;
      const unshown = findUnshown(
        readHazardLog(),
        modules.flatMap((module) => listTests(module, relative(root, module.moduleId))),
      );
      if (unshown.length === 0) return;
      const lines = unshown.map(({ what, why }) => `${what} ${why}\n`);
      process.stderr.write(`Hazards whose control was not shown:\n${lines.join('')}`);
      const isStrict = process.env['CI'] !== undefined;
      if (isStrict || unshown.some(({ why }) => why !== 'was skipped')) process.exitCode = 1;
    },
  };
}

function listTests(module: TestModule, file: string): readonly RanTest[] {
  return [...module.children.allTests()].map((test) => {
    const titles = [test.name];
    for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) titles.push(parent.name);
    return { file, titles, state: test.result().state };
  });
}
