/** Sees what questions to sources come to, for whoever operates the subgraph; holds nothing of what is asked. */
export interface SourceWatch {
  /**
   * Notes that an endpoint is asked, waiting for its turn included; the function given notes what that came to:
   * `OK` or a permanent code.
   *
   * @param kind what the endpoint is, such as `practice`
   */
  begin(kind: string): (outcome: string) => void;
}
