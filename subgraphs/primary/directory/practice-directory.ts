import type { Outcome } from '../../kit/outcome.ts';

/** Where a practice's system answers one interaction, and under which identity. */
export interface PracticeRoute {
  /** The base address of the practice's system for this interaction, without a slash at its end. */
  readonly address: string;
  /** The accredited system identifier of the practice's system. */
  readonly asid: string;
  /** The ODS code of the system's manufacturer, where the directory names it. */
  readonly manufacturerOdsCode?: string;
}

/** Finds practices' systems. Directory data is not personal, so answers may be kept for a while. */
export interface PracticeDirectory {
  /** The route; absent where the practice offers no such interaction. */
  findRoute(practiceOdsCode: string, interactionId: string): Promise<Outcome<PracticeRoute>>;
}
