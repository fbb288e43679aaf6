export { type Running, runProcess, toAdvice } from '../../schema/runtime/run-process.ts';
