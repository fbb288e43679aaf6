import type { Withdrawn } from './withdraw-file.ts';
import { shownDigits } from './to-report.ts';

/** Says what became of a withdrawal, and whether it is as it was asked for. */
export function toWithdrawalReport(withdrawn: Withdrawn): {
  readonly says: string;
  readonly isDone: boolean;
} {
  switch (withdrawn.kind) {
    case 'withdrawn': {
      const { admitted, digest } = withdrawn.withdrawal;
      const rows = admitted === 1 ? 'one row is' : `${admitted.toLocaleString('en-GB')} rows are`;
      return { says: `Withdrawn: ${digest.slice(0, shownDigits)}; ${rows} gone.`, isDone: true };
    }
    case 'before': {
      const { withdrawn_at: at, withdrawn_by: by } = withdrawn.withdrawal;
      const says = `This file was withdrawn on ${at.slice(0, 10)} by ${by} already. Nothing was done.`;
      return { says, isDone: true };
    }
    case 'unknown':
      return {
        says: 'No file has that fingerprint or name. "npm run import -- list" shows them; at least eight digits of a fingerprint are needed.',
        isDone: false,
      };
    case 'several': {
      const fingerprints = withdrawn.fingerprints.map((each) => each.slice(0, shownDigits)).join(', ');
      return {
        says: `That may be any of several files: ${fingerprints}. Nothing was done; say which by its fingerprint.`,
        isDone: false,
      };
    }
  }
}
