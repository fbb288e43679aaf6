import type { AcknowledgeAlertInput, AlertAcknowledgement } from '../../../../schema/generated/community.ts';
import type { Caller, StaffCaller } from '../../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../../schema/runtime/graph-error.ts';
import { jobRoles } from '../../../../schema/runtime/job-roles.ts';
import type { Secret } from '../../../../schema/runtime/secret.ts';
import { createTokenSeal } from '../../../../schema/runtime/token-seal.ts';
import type { SubgraphContext } from '../../../kit/context.ts';
import { isReadableText } from '../../csds/readable-text.ts';
import { toAcknowledgement, type ReferencedAlert } from '../records/to-alert.ts';
import { acknowledge } from '../store/alerts.ts';
import type { CommunityStore } from '../store/open-community-store.ts';

/** What a key opens: one alert, for the reader whom the decision on the record showed it to. */
interface AlertKey {
  readonly alert: string;
  readonly issuer: string;
  readonly subject: string;
  readonly organisation: string;
}

const keySeconds = 300;

/** Gives out keys to alerts that a reader is shown, and takes alerts on by them. */
export interface Acknowledgements {
  /** The key of an alert; nothing for a reader who cannot take it on, or where it needs nobody. */
  toKey(alert: ReferencedAlert, context: SubgraphContext): Promise<string | null>;
  acknowledge(input: AcknowledgeAlertInput, context: SubgraphContext): Promise<AlertAcknowledgement>;
}

/**
 * Builds the acknowledging of alerts.
 *
 * Whether a reader may see the person's readings is decided where the record is opened, and nowhere else: the key is
 * given out under that decision, for its minutes, and only the same reader can use it.
 */
export function createAcknowledgements(
  store: CommunityStore,
  sealSecret: Secret,
  now: () => number,
): Acknowledgements {
  const seal = createTokenSeal<AlertKey>(sealSecret, 'caregraph-alert');
  return {
    async toKey({ reference, state }, { request: { caller } }) {
      if (!mayAcknowledge(caller) || (state !== 'OPEN' && state !== 'OVERDUE')) return null;
      return seal.seal({ alert: reference, ...toReader(caller) }, keySeconds);
    },
    async acknowledge({ key, note }, { request: { caller }, log }) {
      if (!mayAcknowledge(caller)) throw toGraphError('FORBIDDEN');
      const opened = await seal.open(key);
      const reader = toReader(caller);
      const isTheirs =
        opened !== undefined &&
        opened.issuer === reader.issuer &&
        opened.subject === reader.subject &&
        opened.organisation === reader.organisation;
      if (!isTheirs) throw toGraphError('FORBIDDEN');
      const words = parseNote(note);
      try {
        const by = { ...toReader(caller), ...toTaker(caller) };
        const alert = await acknowledge(store.tables, opened.alert, by, words, now());
        const done = alert === undefined ? null : toAcknowledgement(alert);
        if (done !== null) return done;
      } catch (cause) {
        log.error('an alert could not be acknowledged', { code: 'SOURCE_UNAVAILABLE', cause });
        throw toGraphError('SOURCE_UNAVAILABLE', { setting: 'COMMUNITY' });
      }
      throw toGraphError('ENTITY_NOT_RESOLVED', { setting: 'COMMUNITY' });
    },
  };
}

function mayAcknowledge(caller: Caller): caller is StaffCaller {
  return caller.kind === 'professional' && caller.scopes.includes('alert.acknowledge');
}

function toReader({ issuer, subject, organisation }: StaffCaller) {
  return { issuer, subject, organisation: organisation.odsCode };
}

function toTaker({ name, roleCode, organisation }: StaffCaller) {
  return { name: `${name.given} ${name.family}`.trim(), role: jobRoles[roleCode].title, organisation };
}

function parseNote(note: string | null | undefined): string | null {
  const words = note?.trim() ?? '';
  if (words.length <= 500 && isReadableText(words)) return words || null;
  throw toGraphError('BAD_USER_INPUT', {
    reason: 'NOTE',
    message: 'The note has at most 500 characters, all of them readable.',
  });
}
