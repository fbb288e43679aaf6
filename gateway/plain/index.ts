import '../disable-telemetry.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { runProcess } from '../../schema/runtime/run-process.ts';
import { readPlainOptions, usage } from './read-plain-options.ts';
import { startPlainGateway } from './start-plain-gateway.ts';

await runProcess(async () => {
  const options = readPlainOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  const gateway = await startPlainGateway(options, createLog('gateway', 'info'));
  process.on('SIGHUP', () => void gateway.reload());
  process.stdout.write(`The graph answers at ${gateway.url}/graphql\n`);
  return gateway;
});
