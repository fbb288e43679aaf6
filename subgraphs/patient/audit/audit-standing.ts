/** What became of a look: it stands in the store or the spool, it was shown unrecorded, or nothing was shown. */
export type Recorded = 'stored' | 'spooled' | 'unrecorded' | 'refused';

/**
 * How looks are recorded now: in the store, in the spool while the store is away, not at all in an emergency that
 * was declared, or not at all, so that nothing is shown.
 */
export type AuditStanding = 'recorded' | 'spooled' | 'emergency' | 'away';
