/** By what a reader proves to the gateway who asks. */
export interface Credentials {
  /** The headers that a question of this reader is sent with. */
  get(readerId: string): Promise<Readonly<Record<string, string>>>;
  /** Forgets what was handed out, so that the next is a new one. */
  drop(readerId: string): void;
}

/** A reader cannot ask at the moment: the sandbox gives no token, nobody is logged in, or somebody else is. */
export class CredentialsRefused extends Error {
  readonly reason: 'noToken' | 'loginEnded' | 'loginChanged';

  constructor(reason: CredentialsRefused['reason']) {
    super('This reader cannot ask at the moment.');
    this.reason = reason;
  }
}
