/** What was found of one system. */
export interface Finding {
  /** The system, as a person would call it, such as `practice A82038`. */
  readonly system: string;
  readonly state: 'works' | 'works in part' | 'does not work' | 'not configured';
  /** What was found, in one sentence; beware: it never holds a credential, an address or anything of a person. */
  readonly says: string;
  /** What it can do, one thing each. */
  readonly can?: readonly string[];
  /** What to do next, where something is to be done. */
  readonly next?: string;
}

/** What a check is told. */
export interface CheckContext {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** How long one call to a system may take, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The ODS codes of the practices to look at. */
  readonly practices: readonly string[];
}

/** The checks of one setting; each setting gives its own. */
export interface SettingChecks {
  readonly setting: string;
  /** What it is about, as a person would call it. */
  readonly title: string;
  /** The variables that say that it is to be checked; where none is set, it is not configured. */
  readonly variables: readonly string[];
  /** Looks at every system of the setting; a check never throws for what a system did. */
  readonly check: (context: CheckContext) => Promise<readonly Finding[]>;
}
