/** One thing that the bench measures. */
export interface Section {
  /** As it is named on the command line. */
  readonly name: string;
  readonly summary: string;
  /** About how long it takes, in minutes; in quick runs a quarter of that. */
  readonly minutes: number;
  run(run: BenchRun): Promise<SectionResult>;
}

/** What a section is run with. */
export interface BenchRun {
  readonly isQuick: boolean;
  /** Whether it only has to be seen that everything works; the figures then mean nothing. */
  readonly isSmoke?: boolean;
  /** The only contenders that are to run, besides those that others need; all where it is left out. */
  readonly contenders?: readonly string[];
  /** The only workloads under which gateways are compared; all where it is left out. */
  readonly workloads?: readonly string[];
  /** Folders of other checkouts of Caregraph that are compared with this one. */
  readonly compared: readonly string[];
  /** Variables of the environment with which a second Caregraph is compared with the first. */
  readonly variables: Readonly<Record<string, string>>;
  /** Says how far it has come. */
  say(progress: string): void;
}

/** What came of a section. */
export interface SectionResult {
  /** For the file of figures. */
  readonly figures: unknown;
  /** For readers, as Markdown. */
  readonly text: string;
  /** What should have been reached and was not. */
  readonly misses: readonly string[];
}
