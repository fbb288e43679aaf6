import type { ClinicalSetting } from '../care-settings.ts';
import type { Code } from './codes.ts';
import type { Secret } from './secret.ts';
import { createTokenSeal, type TokenSeal } from './token-seal.ts';

/** What was decided for one setting before anything of it is asked. */
export type SettingDecision =
  | { readonly decision: 'permit' }
  | { readonly decision: 'withhold'; readonly code: Code }
  | { readonly decision: 'not-asked' };

/** Who a record is about, as the demographic service traced them. */
export interface RecordSubject {
  /** The current NHS number. */
  readonly nhsNumber: string;
  /** Numbers that the current one replaced; sources may still keep records under them. */
  readonly previousNhsNumbers: readonly string[];
  /** The registered practice; absent where there is none or it is restricted. */
  readonly practiceOdsCode?: string;
  /** For comparing with what a source returns. */
  readonly birthDate?: string;
  readonly familyName?: string;
  readonly gender?: string;
}

/**
 * Why an item, or a part of one, must not be shown to everyone who may see others of its kind.
 *
 * - `NOT_FOR_PATIENT`: not for the person, their family or carers, nor for apps that act for them (NOPAT).
 * - `THIRD_PARTY`: about or told by somebody else, who must not be found out.
 * - `LEGALLY_RESTRICTED`: assisted conception or gender recognition, which the law restricts.
 * - `SEXUAL_HEALTH`: sexually transmitted infection or termination of pregnancy, kept within its own setting.
 * - `SEALED`: sealed at the person's wish.
 */
export type RecordLabel =
  | 'NOT_FOR_PATIENT'
  | 'THIRD_PARTY'
  | 'LEGALLY_RESTRICTED'
  | 'SEXUAL_HEALTH'
  | 'SEALED';

/** How much of a record may be read, over all settings; each setting enforces it on what it holds. */
export interface RecordAccess {
  /** What is seen of each area, as `toAreaLetters` writes it. */
  readonly areas: string;
  /** The labels whose items are left out. */
  readonly without: readonly RecordLabel[];
  /** The setting within which `SEXUAL_HEALTH` is not left out. */
  readonly home?: ClinicalSetting;
  /** Whether the reader is the person, who may see legally restricted items that the source released to them. */
  readonly isOwn?: true;
  /** Whether nothing may be shown that says where the person is. */
  readonly hidesPlaces?: true;
}

/** On what a decision stands, for whoever reads the record. */
export interface RecordBasis {
  /** The relationship, as `AccessBasis` of the graph names it. */
  readonly kind: string;
  /** When it ends, as an instant. */
  readonly until?: string;
}

/** The decision under which one person's record is read for one graph request. */
export interface RecordAuthority {
  /** The graph request that it was made for; it opens in no other. */
  readonly requestId: string;
  readonly subject: RecordSubject;
  /** Only what overlaps these whole days is asked for. */
  readonly period?: { readonly start?: string; readonly end?: string };
  readonly settings: Readonly<Record<ClinicalSetting, SettingDecision>>;
  /** How much of what is permitted may be read; where it is missing, nothing may. */
  readonly access?: RecordAccess;
  readonly basis?: RecordBasis;
}

/** How long a record seal lasts, in seconds. */
export const recordSealSeconds = 300;

/** Builds the seal that is the key of a care record. */
export function createRecordSeal(secret: Secret): TokenSeal<RecordAuthority> {
  return createTokenSeal<RecordAuthority>(secret, 'caregraph-record');
}
