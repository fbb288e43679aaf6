export { createLog, type Log, type LogDetail, toSafeCause } from '../../schema/runtime/log.ts';
