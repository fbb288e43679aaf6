/** One list of the Client Level Data specification, Release 2, with what Release 1 and councils call its terms. */
export interface TermList {
  readonly system: string;
  /** The terms of Release 2. */
  readonly terms: readonly string[];
  /** Other spellings, by the term of Release 2 that they mean. */
  readonly alsoKnownAs: Readonly<Record<string, readonly string[]>>;
}

/**
 * What came of an event.
 *
 * Terms of Release 1 that Release 2 has no equal of, such as `Provision of service`, are not in the list and
 * stay as they were sent.
 */
export const eventOutcomes: TermList = {
  system: 'urn:client-level-data:event-outcome',
  terms: [
    'Progress to reablement/ST-Max',
    'Progress to assessment, review or reassessment',
    'Progress to support planning or services',
    'Continuation of support or services',
    'Admitted to hospital',
    'NFA: Responsibility moved to another local authority',
    'NFA: Referral to NHS services or NHS funded social care',
    'NFA: Self-funded client or under 12wk disregard',
    'NFA: Information and advice or signposting',
    'NFA: Referral to other service within the local authority',
    'NFA: Support declined',
    'NFA: Deceased',
    'NFA: Support ended as planned',
    'NFA: Support ended for other reason',
    'NFA: No services offered for other reason',
    'NFA: Other',
  ],
  alsoKnownAs: {
    'Progress to assessment, review or reassessment': [
      'Progress to assessment',
      'Progress to re-assessment / unplanned review',
    ],
    'Progress to support planning or services': ['Progress to support planning / services'],
    'Continuation of support or services': ['No change in package'],
    'NFA: Responsibility moved to another local authority': ['NFA - Moved to another LA'],
    'NFA: Referral to NHS services or NHS funded social care': ['NFA - 100% NHS funded care'],
    'NFA: Self-funded client or under 12wk disregard': ['NFA - Self-funded client (inc. 12wk disregard)'],
    'NFA: Information and advice or signposting': ['NFA - Information & advice / signposting only'],
    'NFA: Support ended as planned': ['Service ended as planned'],
    'NFA: Support ended for other reason': ['NFA - Support ended: other reason'],
    'NFA: No services offered for other reason': ['NFA - No services offered: other reason'],
  },
};

/** How the person came to social care. */
export const routesOfAccess: TermList = {
  system: 'urn:client-level-data:route-of-access',
  terms: [
    'Discharge from hospital',
    'Diversion from hospital services',
    'Community or other route',
    'Planned entry (transition)',
    'Self-funder with depleted funds',
    'Prison',
  ],
  alsoKnownAs: { 'Community or other route': ['Community / other route'] },
};

/** What kind of assessment it was. */
export const assessmentTypes: TermList = {
  system: 'urn:client-level-data:assessment-type',
  terms: ['Short term assessment', 'Long term assessment', 'Unpaid carer assessment'],
  alsoKnownAs: { 'Unpaid carer assessment': ['Carer assessment'] },
};

/** The kind of support. */
export const serviceTypes: TermList = {
  system: 'urn:client-level-data:service-type',
  terms: [
    'Long term support: Nursing care',
    'Long term support: Residential care',
    'Long term support: Community',
    'Long term support: Prison',
    'Short term support: ST-Max',
    'Short term support: Ongoing low level',
    'Short term support: Other short term',
    'Unpaid carer support: Direct to unpaid carer',
    'Unpaid carer support: Support involving the person cared-for',
  ],
  alsoKnownAs: {
    'Unpaid carer support: Direct to unpaid carer': ['Carer support: Direct to carer'],
    'Unpaid carer support: Support involving the person cared-for': [
      'Carer support: Support involving the person cared-for',
    ],
  },
};

/** What support consists of. */
export const serviceComponents: TermList = {
  system: 'urn:client-level-data:service-component',
  terms: [
    'Reablement',
    'Home support or domiciliary care',
    'Equipment',
    'Direct payment',
    'Shared Lives',
    'Extra care housing',
    'Community supported living',
    'Day support',
    'Meals',
    'Transport',
    'Short term nursing care',
    'Short term residential care',
    'Long term nursing care',
    'Long term residential care',
  ],
  alsoKnownAs: { 'Home support or domiciliary care': ['Home support', 'Domiciliary care'] },
};

/** How support is arranged. */
export const deliveryMechanisms: TermList = {
  system: 'urn:client-level-data:delivery-mechanism',
  terms: ['Direct payment', 'CASSR managed personal budget', 'CASSR commissioned support'],
  alsoKnownAs: {},
};

/** What a unit of support is, by the words for how often it is paid. */
export const unitTypes: TermList = {
  system: 'urn:client-level-data:unit-type',
  terms: [
    'Per session',
    'Hourly',
    'Daily',
    'Weekly',
    'Fortnightly',
    '4-weekly',
    'Monthly',
    'Quarterly',
    'Annually',
    'One-off',
  ],
  alsoKnownAs: {
    Hourly: ['Hour', 'Hours', 'Per hour'],
    Daily: ['Day', 'Days', 'Per day'],
    Weekly: ['Week', 'Weeks', 'Per week'],
    'Per session': ['Session', 'Sessions'],
  },
};

/** How urgent a council rates a case. */
export const ragRatings: TermList = {
  system: 'urn:social-care:rag-rating',
  terms: ['Red', 'Amber', 'Green'],
  alsoKnownAs: { Red: ['High', 'R'], Amber: ['Medium', 'A'], Green: ['Low', 'G'] },
};
