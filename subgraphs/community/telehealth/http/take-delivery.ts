import type { Log } from '../../../kit/log.ts';
import { readResource } from '../fhir/read-resource.ts';
import type { Admitted } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Delivery, Kept } from '../store/keep-items.ts';
import type { TelehealthMetrics } from '../telehealth-metrics.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';
import type { TelehealthItem } from '../telehealth-facts.ts';
import type { SentBody } from './read-body.ts';
import { type Answer, type ItemOutcome, toBatchAnswer, toFaultAnswer, toSingleAnswer } from './to-answer.ts';

/** What deliveries are taken with. */
export interface DeliveryTools {
  /** Keeps a delivery; it is committed once this resolves. */
  readonly keep: (delivery: Delivery) => Promise<readonly Kept[]>;
  /** Whether there is a store to keep anything in. */
  readonly isReady: () => boolean;
  readonly now: () => number;
  readonly log: Log;
  /** Counts what becomes of what is sent; nobody does unless said. */
  readonly metrics?: Pick<TelehealthMetrics, 'countItem' | 'countDelivery'>;
}

/**
 * Takes what a supplier sent, thing by thing: one that is refused never stops the next. The answer says of each what became
 * of it, and what it calls kept is committed.
 */
export async function takeDelivery(
  { form, resources, find }: SentBody,
  supplier: SupplierConfiguration,
  { keep, isReady, now, log, metrics }: DeliveryTools,
): Promise<Answer> {
  if (!isReady()) return toFaultAnswer('transient');
  const present = now();
  const context = { find, now: present, isTraced: supplier.numbers === 'traced', devices: supplier.devices };
  const read = resources.map(({ resource, isBeside }) => (isBeside ? undefined : toItem(resource, context)));
  const items = read.flatMap((each) => (each?.ok === true ? [each.value] : []));
  const refused = read.filter((each) => each?.ok === false).length;
  let kept: readonly Kept[];
  try {
    kept = await keep({
      supplier: supplier.id,
      items,
      refused,
      terms: {
        fallbackOwner: supplier.fallbackOwner,
        maximumAgeHours: supplier.alertWithinHours,
        now: present,
      },
    });
  } catch (cause) {
    log.error('readings could not be kept', { code: 'SOURCE_UNAVAILABLE', system: supplier.id, cause });
    return toFaultAnswer('transient');
  }
  if (refused > 0) log.warn('readings were refused', { system: supplier.id, count: refused });
  metrics?.countItem('refused', refused);
  for (const each of kept) metrics?.countItem(each);
  const results = kept.values();
  const outcomes = read.map((each, index): ItemOutcome => {
    if (each === undefined) return { kind: 'beside' };
    if (!each.ok) return { kind: 'refused', place: resources[index]?.place ?? '', refusal: each.refusal };
    return { kind: results.next().value ?? 'known' };
  });
  const [only] = outcomes;
  return form === 'single' && only !== undefined ? toSingleAnswer(only) : toBatchAnswer(outcomes);
}

function toItem(resource: unknown, context: Parameters<typeof readResource>[1]): Admitted<TelehealthItem> {
  return resource === undefined
    ? refuse('structure', '', 'It is not a resource in JSON.')
    : readResource(resource, context);
}
