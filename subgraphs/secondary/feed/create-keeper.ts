import type { KeptAs, MessageToKeep } from '../store/keep-messages.ts';

/** Keeps one message; it is committed once this resolves, and rejects as the store fails. */
export type Keep = (message: MessageToKeep) => Promise<KeptAs>;

/** The most messages, and about the most bytes, that are committed together. */
const mostMessages = 250;
const mostBytes = 4 * 1024 * 1024;

interface Waiting {
  /** Whether the store refused it as it is, so that it is only set aside. */
  readonly isReduced?: boolean;
  readonly message: MessageToKeep;
  readonly resolve: (kept: KeptAs) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Builds what keeps messages together that came at about the same time, whoever sent them: a commit costs the
 * store the same for one and for two hundred. A message that comes alone does not wait. One commit follows the
 * other, so that messages are numbered in the order in which they came.
 *
 * What the store refuses to take together is offered one by one, so that no message spoils another; one that it
 * refuses alone is set aside, because its sender would send it again for ever.
 */
export function createKeeper(
  keepAll: (messages: readonly MessageToKeep[]) => Promise<readonly KeptAs[]>,
): Keep {
  const waiting: Waiting[] = [];
  let isBusy = false;

  async function commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const kept = await keepAll(batch.map(({ message }) => message));
      batch.forEach(({ resolve, reject }, index) => {
        const own = kept[index];
        if (own === undefined) reject(new Error('A message was neither kept nor refused.'));
        else resolve(own);
      });
    } catch (cause) {
      const [first] = batch;
      if (!isAboutContent(cause) || (batch.length === 1 && first?.isReduced)) {
        for (const { reject } of batch) reject(cause);
      } else if (batch.length === 1 && first) {
        await commit([{ ...first, message: toReduced(first.message), isReduced: true }]);
      } else {
        for (const one of batch) await commit([one]);
      }
    }
  }

  function work(): void {
    if (waiting.length === 0 || isBusy) return;
    isBusy = true;
    void commit(take(waiting)).finally(() => {
      isBusy = false;
      work();
    });
  }

  return (message) =>
    new Promise((resolve, reject) => {
      waiting.push({ message, resolve, reject });
      // What else is read in this turn of the event loop is kept along with it.
      if (waiting.length === 1) setImmediate(work);
    });
}

function take(waiting: Waiting[]): readonly Waiting[] {
  let bytes = 0;
  let count = 0;
  while (count < waiting.length && count < mostMessages && (count === 0 || bytes < mostBytes)) {
    bytes += waiting[count]?.message.raw.byteLength ?? 0;
    count += 1;
  }
  return waiting.splice(0, count);
}

/** The bytes of a message with what the store can surely take of the rest: no NUL, nothing too long for an index. */
function toReduced(message: MessageToKeep): MessageToKeep {
  const short = (text: string) => text.replaceAll('\0', '').slice(0, 250);
  return {
    ...message,
    application: short(message.application),
    facility: short(message.facility),
    trust: short(message.trust),
    system: short(message.system),
    control_id: short(message.control_id),
    event: short(message.event),
    state: 'quarantined',
    reason: 'unreadable',
    keys: [],
    mentions: [],
  };
}

/** Tells whether the store refused what it was given, rather than being away (SQLSTATE classes 22, 23 and 54). */
function isAboutContent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(?:2[23]|54)/.test(String(cause.code));
}
