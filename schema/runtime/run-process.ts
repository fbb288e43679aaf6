import { ConfigurationError } from './env.ts';

/** Something that runs until it is closed. */
export interface Running {
  close(): Promise<void>;
}

/**
 * Runs a process entry: closes it gracefully on SIGTERM and SIGINT, and ends with a sentence that says what to
 * do where it cannot start.
 */
export async function runProcess(start: () => Promise<Running>): Promise<void> {
  const hasParent = process.connected;
  let running: Running | undefined;
  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    // Nothing is under way in what has not started.
    if (running === undefined) process.exit(0);
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // From the beginning: the first process of a container ends by no signal that it does not listen to.
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  try {
    running = await start();
    // A child of "npm start" goes when its parent is gone, however that ended.
    if (hasParent) process.once('disconnect', close);
    if (hasParent && !process.connected) close();
    process.send?.('ready');
  } catch (error) {
    process.stderr.write(`${toAdvice(error)}\n`);
    process.exit(1);
  }
}

/** Says why a process could not start and what to do about it. */
export function toAdvice(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (!(error instanceof Error)) return 'The process could not start.';
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop that program, or choose another port in the environment.`;
  }
  if (code === 'ECONNREFUSED') {
    return `Nothing answers on port ${port}. Start the database or source there, or correct its address in the environment.`;
  }
  const { cause } = error;
  return cause === undefined ? error.message : `${error.message} ${toAdvice(cause)}`;
}
