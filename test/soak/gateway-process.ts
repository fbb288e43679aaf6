// The gateway as it runs, which also tells how much memory it holds when it is asked by its parent.

process.on('message', (message) => {
  if (message === 'code') process.send?.({ isGenerated: isCodeGenerated() });
  if (message !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});

/** Tells whether text can become code in this process. */
function isCodeGenerated(): boolean {
  try {
    // oxlint-disable-next-line no-implied-eval, no-new-func, typescript/no-implied-eval -- it is tried whether this fails
    return new Function('return true')() === true;
  } catch {
    return false;
  }
}

await import('../../gateway/index.ts');
