// The gateway as it runs, which also tells how much memory it holds when it is asked by its parent.

process.on('message', (message) => {
  if (message !== 'memory') return;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heapUsed, rss });
});

await import('../../gateway/index.ts');
