import type { FootImage, SourceWarning, TelehealthReading } from '../../../../schema/generated/community.ts';
import { type AskedRecord, toNhsNumbers } from '../../../kit/asked-record.ts';
import {
  absent,
  type AreaAnswer,
  type Contribution,
  failed,
  found,
  notSupported,
} from '../../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../../kit/setting-backend.ts';
import { within } from '../../csds/within.ts';
import type { Threshold } from '../alerts/threshold.ts';
import type { Merged } from '../merge-versions.ts';
import { readAlerts } from '../store/alerts.ts';
import type { CommunityStore } from '../store/open-community-store.ts';
import type { KeptVersion } from '../store/read-current.ts';
import { mostOfAKind, readHeard, readItems } from '../store/read-items.ts';
import { readThresholds } from '../store/thresholds.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';
import type { ImageFacts, ReadingFacts } from '../telehealth-facts.ts';
import { type SupplierItemContext, toSupplierSource } from './supplier-item.ts';
import { type ReferencedAlert, toAlert } from './to-alert.ts';
import { toFootImage } from './to-foot-image.ts';
import { toReading } from './to-reading.ts';
import { readUncompared } from './read-uncompared.ts';

/** What is read of telehealth. */
export interface TelehealthReads {
  readonly readings: AreaRead<TelehealthReading>;
  readonly alerts: AreaRead<ReferencedAlert>;
  readonly footImages: AreaRead<FootImage>;
}

/** What telehealth is read with. */
export interface TelehealthReadOptions {
  readonly store: CommunityStore;
  readonly suppliers: readonly SupplierConfiguration[];
  readonly timeoutMilliseconds: number;
  readonly now: () => number;
}

/** What one supplier has of one person. */
interface Own<T> {
  readonly items: readonly T[];
  readonly warnings?: readonly SourceWarning[];
}

type ReadOwn<T> = (
  asked: AskedRecord,
) => Promise<(supplier: SupplierConfiguration, context: SupplierItemContext) => Own<T>>;

/** Where nobody has connected telehealth, nobody holds any. */
export const noTelehealth: TelehealthReads = {
  readings: answerNotHeld,
  alerts: answerNotHeld,
  footImages: answerNotHeld,
};

function answerNotHeld(asked: readonly AskedRecord[]): Promise<readonly AreaAnswer<never>[]> {
  const outcome = notSupported('NOT_HELD');
  return Promise.resolve(asked.map(() => [{ source: { system: 'Telehealth' }, outcome }]));
}

/** Builds the reading of what suppliers sent; every supplier is a source of its own. */
export function createTelehealthReads(options: TelehealthReadOptions): TelehealthReads {
  const { store, suppliers, timeoutMilliseconds, now } = options;

  const area =
    <T>(readOwn: ReadOwn<T>): AreaRead<T> =>
    (asked, context) =>
      Promise.all(asked.map((record) => answerOne(record, readOwn, context)));

  async function answerOne<T>(
    asked: AskedRecord,
    readOwn: ReadOwn<T>,
    context: ReadContext,
  ): Promise<AreaAnswer<T>> {
    const answer = store.isReady
      ? await within(
          timeoutMilliseconds,
          context.signal,
          Promise.all([readHeard(store.tables), readOwn(asked)]),
        )
      : failed('SOURCE_UNAVAILABLE');
    if ('kind' in answer) {
      const { code, cause } = answer;
      context.memory.once(`telehealth failed ${code}`, () =>
        context.log.warn('source failed', { code, setting: 'community', system: 'telehealth', cause }),
      );
      return suppliers.map((supplier) => ({ source: toSupplierSource(supplier), outcome: answer }));
    }
    const [heard, toOwn] = answer;
    const { recordIds } = context;
    const person = asked.subject.nhsNumber;
    return suppliers.map((supplier): Contribution<T> => {
      const { items, warnings = [] } = toOwn(supplier, { recordIds, person, supplier, now: now() });
      return {
        source: toSupplierSource(supplier),
        outcome: items.length === 0 ? absent : found(items),
        ...toCurrency(heard.get(supplier.id), supplier, now()),
        warnings,
      };
    });
  }

  const readOwnItems =
    <Facts, T>(
      type: 'reading' | 'image',
      toItem: (
        item: Merged<KeptVersion<Facts>>,
        context: SupplierItemContext,
        thresholds: readonly Threshold[],
      ) => T,
    ): ReadOwn<T> =>
    async (asked) => {
      const numbers = toNhsNumbers(asked.subject);
      const period = asked.period ?? {};
      const [all, thresholds] = await Promise.all([
        readItems<Facts>(store.tables, { type, nhsNumbers: numbers, period }),
        type === 'reading' ? readThresholds(store.tables, numbers) : [],
      ]);
      // A person may have corrected whom it is about.
      const theirs = all.filter(({ current }) => numbers.includes(current.nhsNumber ?? ''));
      return (supplier, context) => {
        const own = theirs.filter(({ current }) => current.supplier === supplier.id);
        const joined = own.filter(({ current }) => current.link === 'verified');
        return {
          items: joined.map((item) => toItem(item, context, thresholds)),
          warnings: toWarnings(own.length - joined.length, joined.length),
        };
      };
    };

  return {
    readings: area(readOwnItems<ReadingFacts, TelehealthReading>('reading', toReading)),
    footImages: area(readOwnItems<ImageFacts, FootImage>('image', toFootImage)),
    alerts: area<ReferencedAlert>(async (asked) => {
      const numbers = toNhsNumbers(asked.subject);
      const [all, toUncompared] = await Promise.all([
        readAlerts(store.tables, numbers),
        readUncompared(store.tables, numbers, suppliers, now()),
      ]);
      return (supplier, context) => ({
        items: all.filter((alert) => alert.supplier === supplier.id).map((alert) => toAlert(alert, context)),
        warnings: toUncompared(supplier),
      });
    }),
  };
}

function toWarnings(unverified: number, joined: number): readonly SourceWarning[] {
  const warnings: SourceWarning[] = [];
  if (unverified > 0) warnings.push(notVerified);
  if (joined >= mostOfAKind) warnings.push(manyMore);
  return warnings;
}

const notVerified: SourceWarning = {
  code: 'OTHER',
  message:
    'There is more under this NHS number whose link to the person nobody has verified; it was left out.',
};

const manyMore: SourceWarning = {
  code: 'OTHER',
  message: `Of each kind only the newest ${mostOfAKind} of these days were read; ask for fewer days to see the rest.`,
};

function toCurrency(
  heard: string | undefined,
  { maximumSilenceHours }: SupplierConfiguration,
  now: number,
): Pick<Contribution<unknown>, 'asOf' | 'stale'> {
  if (heard === undefined) return { stale: 'FEED_SILENT' };
  const isSilent = now - Date.parse(heard) > maximumSilenceHours * 3_600_000;
  return isSilent ? { asOf: heard, stale: 'FEED_SILENT' } : { asOf: heard };
}
