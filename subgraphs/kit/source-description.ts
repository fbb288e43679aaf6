/** One message or interface of a system, as docs/sources.md tells of it. */
export interface SourceDescription {
  /** The system, such as `General practice (GP Connect)`. */
  readonly system: string;
  /** The message or call, with its version. */
  readonly message: string;
  /** What is read of it. */
  readonly reads: readonly string[];
  /** What it can hold and is not read, and why. */
  readonly leaves: readonly string[];
  /** The test that shows it. */
  readonly test: string;
}

/** Everything that one setting reads. */
export interface SettingSources {
  readonly title: string;
  readonly descriptions: readonly SourceDescription[];
}
