/** Which component of PV1-3 (from 1) names what; what a sender does not name is left out. */
export interface LocationLayout {
  readonly ward: number;
  readonly bed: number;
  readonly room?: number;
  readonly site?: number;
}

/** A label in PID-3 that marks an NHS number: the assigning authority (CX.4), the type (CX.5), or both. */
export interface NumberLabel {
  readonly authority?: string;
  readonly type?: string;
}

/** How a family of hospital systems writes what HL7 v2 leaves open. */
export interface Dialect {
  readonly location: LocationLayout;
  /** The layout where the first component of PV1-3 is the sending organisation's own code. */
  readonly locationAfterOrganisation?: LocationLayout;
  readonly nhsNumberLabels: readonly NumberLabel[];
  /** The types (CX.5) in PID-3 that mark the hospital's own number. */
  readonly hospitalNumberTypes: readonly string[];
}

const standardLocation: LocationLayout = { ward: 1, room: 2, bed: 3, site: 4 };

const nhsNumberLabels: readonly NumberLabel[] = [
  { authority: 'NHS' },
  // The OID of the NHS number.
  { authority: '2.16.840.1.113883.2.1.4.1' },
  { type: 'NH' },
  // As in Wales, where the national number stands under "national identifier".
  { type: 'NI' },
  { authority: 'NI' },
  // As in Cerner Millennium, which names the authority in words or by the type's own code.
  { type: 'NHSNMBR' },
  { authority: 'NHSNBR' },
  { authority: 'NHS Number' },
];

const hospitalNumberTypes = ['MR', 'PI', 'MEDREC', 'MRN'] as const;

/** The dialects by name. */
export const dialects = {
  /** As HL7 v2 defines the fields. */
  standard: { location: standardLocation, nhsNumberLabels, hospitalNumberTypes },
  /** The Interoperability Toolkit of the NHS; some of its senders name the trust before the ward. */
  itk: {
    location: standardLocation,
    locationAfterOrganisation: { ward: 2, bed: 3, site: 4 },
    nhsNumberLabels,
    hospitalNumberTypes,
  },
  /** Epic, whose first three components are department, room and bed, and whose fourth is a status. */
  epic: { location: { ward: 1, room: 2, bed: 3 }, nhsNumberLabels, hospitalNumberTypes },
} as const satisfies Record<string, Dialect>;

/** The name of a dialect. */
export type DialectName = keyof typeof dialects;
