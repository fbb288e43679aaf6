import { defineConfig } from 'vitest/config';
import { createHazardReporter } from './tools/hazards/hazard-reporter.ts';

export default defineConfig({
  // Two copies of graphql (ESM and CommonJS) in one process fail with "another module or realm".
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // What the bench installs has tests of its own.
    exclude: ['**/dist/**', '**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    // What is awaited comes when it comes; a busy machine is no fault.
    expect: { poll: { timeout: 15_000 } },
    // A hazard whose control no passing test shows fails the run.
    reporters: ['default', createHazardReporter()],
  },
});
