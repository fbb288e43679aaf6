import type { Refusal } from '../refusal.ts';
import type { Kept } from '../store/keep-items.ts';

/** What became of one thing that a supplier sent. */
export type ItemOutcome =
  | { readonly kind: Kept | 'beside' }
  | { readonly kind: 'refused'; readonly place: string; readonly refusal: Refusal };

/** An answer to a supplier. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why nothing of a whole delivery was taken. */
  readonly fault?: DeliveryFault;
}

/** Why a whole delivery is not taken. */
export type DeliveryFault = keyof typeof faults;

const faults = {
  'not-found': { status: 404, code: 'not-found', says: 'Nothing is taken at this address.' },
  method: { status: 405, code: 'not-supported', says: 'Readings are sent with POST.' },
  login: { status: 401, code: 'login', says: 'The token is missing or is none that is known.' },
  'media-type': {
    status: 415,
    code: 'not-supported',
    says: 'The media type must be application/fhir+json or application/fhir+ndjson.',
  },
  'too-long': { status: 413, code: 'too-long', says: 'The delivery is too large; send it in parts.' },
  'too-many': {
    status: 413,
    code: 'too-costly',
    says: 'The delivery holds too many items; send it in parts.',
  },
  structure: { status: 400, code: 'structure', says: 'The delivery is not JSON, or not in UTF-8.' },
  transient: { status: 503, code: 'transient', says: 'Nothing was kept; send it again.' },
} as const;

/** Every reason why a whole delivery is not taken. */
export const deliveryFaults = Object.keys(faults) as readonly DeliveryFault[];

/** Answers that a whole delivery was not taken. */
export function toFaultAnswer(fault: DeliveryFault): Answer {
  const { status, code, says } = faults[fault];
  const issue = { severity: 'error', code, diagnostics: says };
  const headers: Record<string, string> = {};
  if (fault === 'transient') headers['retry-after'] = '5';
  if (fault === 'login') headers['www-authenticate'] = 'Bearer';
  if (fault === 'method') headers['allow'] = 'POST';
  return { status, body: { resourceType: 'OperationOutcome', issue: [issue] }, headers, fault };
}

/** Answers what became of one thing that was sent alone. */
export function toSingleAnswer(outcome: ItemOutcome): Answer {
  const { status, outcome: body } = toResponse(outcome);
  return { status: Number(status.slice(0, 3)), body };
}

/** Answers what became of each thing of a delivery, in its order. */
export function toBatchAnswer(outcomes: readonly ItemOutcome[]): Answer {
  const entries = outcomes.map((outcome) => ({ response: toResponse(outcome) }));
  return { status: 200, body: { resourceType: 'Bundle', type: 'batch-response', entry: entries } };
}

function toResponse(outcome: ItemOutcome) {
  switch (outcome.kind) {
    case 'new':
      return { status: '201 Created', outcome: toOutcome('information', 'informational', 'It was kept.') };
    case 'known':
      return { status: '200 OK', outcome: toOutcome('information', 'informational', 'It was kept before.') };
    case 'beside':
      return {
        status: '200 OK',
        outcome: toOutcome(
          'information',
          'informational',
          'It only names whom or what others are about, and nothing of it is kept.',
        ),
      };
    case 'refused': {
      const { place, refusal } = outcome;
      const expression = [place, refusal.place].filter((part) => part !== '').join(': ');
      return {
        status: '422 Unprocessable Entity',
        outcome: toOutcome('error', refusal.code, refusal.says, expression),
      };
    }
  }
}

function toOutcome(severity: string, code: string, diagnostics: string, expression?: string) {
  const issue = {
    severity,
    code,
    diagnostics,
    ...(expression === undefined ? {} : { expression: [expression] }),
  };
  return { resourceType: 'OperationOutcome', issue: [issue] };
}
