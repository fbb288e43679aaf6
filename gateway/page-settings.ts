/** What an operator sets of the page. */
export interface PageSettings {
  readonly title: string;
  /** The person that the prepared queries ask for; empty where there is none to suggest. */
  readonly nhsNumber: string;
  /** Where sources can be stopped and slowed. */
  readonly switchboardUrl: string;
  /** Invented people whom the page suggests to ask about. */
  readonly people?: readonly SuggestedPerson[];
}

/** Somebody invented, and why it is worth asking about them. */
export interface SuggestedPerson {
  readonly nhsNumber: string;
  readonly name: string;
  readonly story: string;
}

/** What the page asks the gateway for when it opens. */
export interface ServedPageSettings extends PageSettings {
  /** Whether people log in, in place of choosing a persona of the sandbox. */
  readonly hasLogin: boolean;
  /** Whether everybody whom one can ask about is invented, and sources can be stopped. */
  readonly isSandbox: boolean;
}
