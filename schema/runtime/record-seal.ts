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

/** The decision under which one person's record is read for one graph request. */
export interface RecordAuthority {
  /** The graph request that it was made for; it opens in no other. */
  readonly requestId: string;
  readonly subject: RecordSubject;
  /** Only what overlaps these whole days is asked for. */
  readonly period?: { readonly start?: string; readonly end?: string };
  readonly settings: Readonly<Record<ClinicalSetting, SettingDecision>>;
}

/** How long a record seal lasts, in seconds. */
export const recordSealSeconds = 300;

/** Builds the seal that is the key of a care record. */
export function createRecordSeal(secret: Secret): TokenSeal<RecordAuthority> {
  return createTokenSeal<RecordAuthority>(secret, 'caregraph-record');
}
