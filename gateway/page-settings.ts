/** What the page asks the gateway for when it opens. */
export interface PageSettings {
  readonly title: string;
  /** The person that the prepared queries ask for; empty where there is none to suggest. */
  readonly nhsNumber: string;
  /** Where sources can be stopped and slowed. */
  readonly switchboardUrl: string;
}
