import { z } from 'zod';
import type { Source, SourceState, SourceWarningCode } from '../../../../schema/generated/patient.ts';
import {
  careSetting,
  closedEnum,
  openEnum,
  optionalInstant,
  optionalText,
  organisation,
} from './common-shapes.ts';

const sourceState = closedEnum<SourceState>({
  COMPLETE: true,
  PARTIAL: true,
  NONE_RECORDED: true,
  NOT_SUPPORTED: true,
  WITHHELD: true,
  UNAVAILABLE: true,
  STALE: true,
  NOT_ASKED: true,
});

const warningCode = openEnum<SourceWarningCode>(
  {
    CONFIDENTIAL_ITEMS: true,
    DATA_IN_TRANSIT: true,
    DATA_AWAITING_FILING: true,
    ITEMS_REFUSED: true,
    ITEMS_WITHHELD: true,
    SUMMARY_ONLY: true,
    MISSING_FROM_EARLIER_PAGES: true,
    CHANGED_SINCE_EARLIER_PAGE: true,
    TRACE_NOT_CURRENT: true,
    RECORD_MERGED: true,
    OTHER: true,
  },
  'OTHER',
);

/** What one source answered; a state that this process does not know is refused, never guessed. */
export const sourceShape: z.ZodType<Source> = z.object({
  setting: careSetting,
  organisation: organisation.nullish(),
  system: optionalText,
  state: sourceState,
  reasonCode: optionalText,
  reason: optionalText,
  asOf: optionalInstant,
  warnings: z.array(z.object({ code: warningCode, message: z.string() })),
});
