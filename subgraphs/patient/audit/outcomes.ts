/** Codes of failure; every other code that is not `permit` says that the look was refused. */
const failures = /^(?:SOURCE|SUBGRAPH)_|^(?:ACCESS_UNDECIDED|INTERNAL_SERVER_ERROR)$/;

/** Whether an outcome says that something failed, and was not refused. */
export function isFailure(outcome: string): boolean {
  return failures.test(outcome);
}
