/** One event of social care, in the wording of Client Level Data: each term as it was sent, `null` where none was. */
export interface SocialCareEvent {
  /** The council's own reference, which councils reuse. */
  readonly eventId: string;
  /** `Request`, `Assessment`, `Service` or `Review`; anything else is kept as it was sent. */
  readonly eventType: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly description: string | null;
  readonly outcome: string | null;
  readonly routeOfAccess: string | null;
  readonly assessmentType: string | null;
  readonly serviceType: string | null;
  readonly serviceComponent: string | null;
  readonly deliveryMechanism: string | null;
  readonly providerName: string | null;
  readonly providerCqcId?: string | null;
  readonly providerCqcLocationId?: string | null;
  readonly plannedUnitsPerWeek: number | null;
  /** What a unit is, such as `Hourly`. */
  readonly unitType?: string | null;
  /** In pounds. */
  readonly unitCost?: number | null;
  readonly worker: string | null;
  readonly status: string | null;
}
