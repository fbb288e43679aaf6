import type { CharacterSet } from '../hl7/decode-text.ts';
import type { MessageHeader } from '../hl7/read-header.ts';
import { type Dialect, type DialectName, dialects } from './dialects.ts';
import type { SenderConfiguration } from './sender-configuration.ts';

/** Everything that is known about who sent a message and how they write. */
export interface SenderProfile {
  /** The hospital trust, whose numbers for people and visits these are. */
  readonly organisation: { readonly odsCode: string; readonly name?: string };
  /** The record system as it is shown. */
  readonly system: string;
  readonly dialect: Dialect;
  /**
   * What the sender writes where MSH-18 is empty. HL7 says ASCII, of which UTF-8 is an extension that strict
   * reading cannot mistake for anything else; published messages leave MSH-18 empty and send it.
   */
  readonly characterSet: CharacterSet;
  readonly timeZone: string;
  /** What a sender's own codes in OBX-11 mean, in codes of HL7 table 0085. */
  readonly resultStatuses?: Readonly<Record<string, string>>;
}

/** Chooses a sender's profile by MSH-3 and MSH-4 where it is configured, and by what its messages claim otherwise. */
export function chooseProfile(
  header: Pick<MessageHeader, 'application' | 'facility' | 'profileIds'>,
  senders: readonly SenderConfiguration[],
): SenderProfile {
  const configured = findSender(header, senders);
  const dialect: Dialect = dialects[configured?.dialect ?? toDialectName(header)];
  return {
    organisation: {
      odsCode: configured?.odsCode ?? header.facility,
      ...(configured?.name === undefined ? {} : { name: configured.name }),
    },
    system: configured?.system ?? (header.application || 'HL7 v2'),
    dialect: configured === undefined ? dialect : adjustDialect(dialect, configured),
    characterSet: configured?.characterSet ?? 'UNICODE UTF-8',
    timeZone: configured?.timeZone ?? 'Europe/London',
    ...(configured?.resultStatuses === undefined ? {} : { resultStatuses: configured.resultStatuses }),
  };
}

/** Finds what is configured for a sender: for its very system first, then for its organisation. */
export function findSender(
  { application, facility }: Pick<MessageHeader, 'application' | 'facility'>,
  senders: readonly SenderConfiguration[],
): SenderConfiguration | undefined {
  const ofFacility = senders.filter((sender) => (sender.facility ?? '') === facility);
  return (
    ofFacility.find((sender) => sender.application === application) ??
    ofFacility.find((sender) => sender.application === undefined)
  );
}

function toDialectName({
  application,
  profileIds,
}: Pick<MessageHeader, 'application' | 'profileIds'>): DialectName {
  if (profileIds.some((id) => /^itk/i.test(id))) return 'itk';
  return /^epic$/i.test(application) ? 'epic' : 'standard';
}

function adjustDialect(
  dialect: Dialect,
  { nhsNumberLabels, hospitalNumberTypes }: SenderConfiguration,
): Dialect {
  return {
    ...dialect,
    ...(nhsNumberLabels === undefined ? {} : { nhsNumberLabels: toLabels(nhsNumberLabels) }),
    ...(hospitalNumberTypes === undefined ? {} : { hospitalNumberTypes }),
  };
}

function toLabels(labels: NonNullable<SenderConfiguration['nhsNumberLabels']>): Dialect['nhsNumberLabels'] {
  return labels.map(({ authority, type }) => ({
    ...(authority === undefined ? {} : { authority }),
    ...(type === undefined ? {} : { type }),
  }));
}
