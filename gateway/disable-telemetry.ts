// Imported before anything else: the gateway's library reports to its vendor unless this is set before it is built.
// oxlint-disable-next-line node/no-process-env -- a variable that the library reads, not a setting of ours
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';

/** Tells whether the gateway library's reports to its vendor are off in this process. */
export function isTelemetryDisabled(): boolean {
  // oxlint-disable-next-line node/no-process-env -- as above
  return process.env['APOLLO_TELEMETRY_DISABLED'] === '1';
}
