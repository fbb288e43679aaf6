import { createHmac, randomBytes } from 'node:crypto';
import type { Caller } from '../../../schema/runtime/caller.ts';

/** How many different persons one caller may open. */
export interface PersonRate {
  /** In the long run. */
  readonly perHour: number;
  /** At once, after none for a while; what is left grows again by `perHour`. */
  readonly atOnce: number;
}

/** The rates of whoever cares for people, and of whoever asks for themselves or for those who granted it. */
export interface PersonRates {
  readonly staff: PersonRate;
  readonly citizen: PersonRate;
}

/** What opening a person came to, by whether it cost anything. */
export type Opened = 'new' | 'again' | 'emergency' | 'refused';

/** Whether a person is opened, and otherwise in how many whole seconds one may be. */
export type Opening = { readonly isOpen: true } | { readonly isOpen: false; readonly seconds: number };

/** Bounds how many different persons one caller opens over time. */
export interface PersonLimit {
  /**
   * Opens a person for a caller before anybody is asked about them. One who was opened within an hour is open again
   * at no cost, and one whom `isEmergency` speaks for is always opened; it is asked only where the limit would refuse.
   */
  open(caller: Caller, nhsNumber: string, isEmergency: () => Promise<boolean>): Promise<Opening>;
}

/** For how long a person who was opened stays open. */
const hourMilliseconds = 3_600_000;
/** How many persons of all callers are remembered; beyond them whoever asked longest ago is forgotten. */
const mostRemembered = 200_000;

interface Purse {
  /** How many persons could be opened at the time `at`. */
  left: number;
  at: number;
  /** When each person who is open was opened, the longest ago first. */
  readonly openedAt: Map<string, number>;
}

/**
 * Builds a limit that counts in this process alone, and holds no number: persons are known by a hash under a key that
 * ends with the process.
 */
export function createPersonLimit(options: {
  readonly rates: PersonRates;
  /** Is told what each opening came to. */
  readonly count?: (opened: Opened) => void;
  /** Milliseconds of a clock that is never set. */
  readonly now?: () => number;
  readonly mostRemembered?: number;
}): PersonLimit {
  const { rates, count = () => undefined, now = () => performance.now() } = options;
  const most = options.mostRemembered ?? mostRemembered;
  const key = randomBytes(32);
  const purses = new Map<string, Purse>();
  let remembered = 0;
  const toHash = (words: string) => createHmac('sha256', key).update(words).digest('base64url').slice(0, 22);

  /** The caller's purse as it is now, as that of whoever asked last. */
  function findPurse(name: string, { perHour, atOnce }: PersonRate): Purse {
    const present = now();
    const purse = purses.get(name) ?? { left: atOnce, at: present, openedAt: new Map() };
    purses.delete(name);
    purses.set(name, purse);
    purse.left = Math.min(atOnce, purse.left + ((present - purse.at) / hourMilliseconds) * perHour);
    purse.at = present;
    for (const [person, at] of purse.openedAt) {
      if (present - at < hourMilliseconds) break;
      purse.openedAt.delete(person);
      remembered -= 1;
    }
    return purse;
  }

  function remember(purse: Purse, person: string): void {
    if (purse.openedAt.has(person)) return;
    purse.openedAt.set(person, purse.at);
    remembered += 1;
    for (const [name, oldest] of purses) {
      if (remembered <= most || oldest === purse) break;
      purses.delete(name);
      remembered -= oldest.openedAt.size;
    }
  }

  return {
    async open(caller, nhsNumber, isEmergency) {
      const rate = caller.kind === 'citizen' || caller.kind === 'app' ? rates.citizen : rates.staff;
      const name = toHash(nameReader(caller));
      const person = toHash(nhsNumber);
      const purse = findPurse(name, rate);
      if (purse.openedAt.has(person)) {
        count('again');
        return { isOpen: true };
      }
      // What was added in parts of an hour must not fall short by the last bit of a double.
      if (purse.left >= 1 - 1e-9) {
        purse.left = Math.max(0, purse.left - 1);
        remember(purse, person);
        count('new');
        return { isOpen: true };
      }
      const seconds = Math.max(1, Math.ceil(((1 - purse.left) / rate.perHour) * 3600));
      if (await isEmergency()) {
        // Others of the caller's questions went on meanwhile.
        remember(findPurse(name, rate), person);
        count('emergency');
        return { isOpen: true };
      }
      count('refused');
      return { isOpen: false, seconds };
    },
  };
}

/** What tells one reader from all others: an application reads for each of its citizens by itself. */
function nameReader(caller: Caller): string {
  const { issuer, subject } = caller;
  const behind = caller.kind === 'app' ? caller.actingFor?.subject : undefined;
  return JSON.stringify([issuer, subject, behind ?? null]);
}
