import './disable-telemetry.ts';
import { createLog } from '../schema/runtime/log.ts';
import { runProcess } from '../schema/runtime/run-process.ts';
import { readGatewayOptions } from './env.ts';
import { startGateway } from './start-gateway.ts';

await runProcess(async () => {
  const { logLevel, ...options } = readGatewayOptions();
  return startGateway({ ...options, log: createLog('gateway', logLevel) });
});
