/** What an operator sets of the page. */
export interface PageSettings {
  readonly title: string;
  /** The person that the prepared queries ask for; empty where there is none to suggest. */
  readonly nhsNumber: string;
  /** Where sources can be stopped and slowed. */
  readonly switchboardUrl: string;
}

/** What the page asks the gateway for when it opens. */
export interface ServedPageSettings extends PageSettings {
  /** The graph's schema as clients see it, as SDL. */
  readonly schema: string;
}
