// Loaded before a measured process begins; tells the bench, when asked, what the process has used so far.
import { monitorEventLoopDelay } from 'node:perf_hooks';

let delay;

process.on('message', ({ ask, number }) => {
  if (ask === 'usage') {
    const { user, system } = process.cpuUsage();
    process.send({ number, cpu: (user + system) / 1000, memory: process.memoryUsage.rss() });
  } else if (ask === 'watch') {
    delay ??= monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    delay.reset();
    process.send({ number });
  } else if (ask === 'lag') {
    process.send({ number, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
  }
});
// Nothing here may keep the process from ending.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
