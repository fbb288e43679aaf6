import './disable-telemetry.ts';
import { createLog } from '../schema/runtime/log.ts';
import { runProcess } from '../schema/runtime/run-process.ts';
import { startTracing } from '../schema/runtime/telemetry/tracing-variables.ts';
import { readGatewayOptions } from './env.ts';
import { startGateway } from './start-gateway.ts';

await runProcess(async () => {
  const { logLevel, variables, ...options } = readGatewayOptions();
  const tracing = await startTracing('caregraph-gateway', variables);
  const gateway = await startGateway({ ...options, tracing, log: createLog('gateway', logLevel) });
  process.on('SIGHUP', () => void gateway.reload());
  return gateway;
});
