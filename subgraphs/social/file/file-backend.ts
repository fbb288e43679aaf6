import type { Kysely } from 'kysely';
import { absent, type AreaAnswer, failed, found } from '../../kit/outcome.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { SocialBackend } from '../backend.ts';
import { toCarePackage } from '../events/care-package.ts';
import type { Council, ItemContext } from '../events/item-context.ts';
import { isAssessment, toAssessment } from '../events/event-assessment.ts';
import { isService, toSocialCareContact } from '../events/social-care-contact.ts';
import type { SocialTables } from '../store/tables.ts';
import { type FilePerson, readPeople } from './read-people.ts';
import type { SelectedEvent } from './select-events.ts';
import { toFileWarnings } from './warnings.ts';

/** The name by which files of Client Level Data are shown. */
export const fileSystem = 'Client Level Data file';

/** How councils' files are read. */
export interface FileOptions {
  readonly tables: Kysely<SocialTables>;
  /** Councils whose names are known, by code. */
  readonly councils: readonly Council[];
  /** How many days may have gone by since the last day of a council's newest file before it reads `STALE`. */
  readonly currentDays: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

const dayMilliseconds = 86_400_000;

/** What files of Client Level Data tell of. */
export type FileBackend = Pick<SocialBackend, 'encounters' | 'carePackages' | 'assessments'>;

/** Builds the reading of the files that councils sent. */
export function createFileBackend(options: FileOptions): FileBackend {
  const now = options.now ?? Date.now;
  const names = new Map(options.councils.map(({ code, name }) => [code, name]));

  const readArea =
    <Item>(
      toItems: (events: readonly SelectedEvent[], context: ItemContext) => readonly Item[],
    ): AreaRead<Item> =>
    async (asked, context) => {
      const people = await read(asked, context);
      if (people === undefined) {
        return asked.map(() => [{ source: { system: fileSystem }, outcome: failed('SOURCE_UNAVAILABLE') }]);
      }
      return asked.map((record, index) => toAnswer(record, people[index], toItems, context));
    };

  async function read(
    asked: readonly AskedRecord[],
    context: ReadContext,
  ): Promise<readonly FilePerson[] | undefined> {
    try {
      return await readPeople(options.tables, asked, context);
    } catch (cause) {
      context.memory.once('council files failed', () =>
        context.log.warn('source failed', { code: 'SOURCE_UNAVAILABLE', setting: 'social', cause }),
      );
      return undefined;
    }
  }

  function toAnswer<Item>(
    asked: AskedRecord,
    person: FilePerson | undefined,
    toItems: (events: readonly SelectedEvent[], context: ItemContext) => readonly Item[],
    { recordIds }: ReadContext,
  ): AreaAnswer<Item> {
    if (person === undefined) return [];
    const warnings = toFileWarnings(person);
    if (person.files.length === 0) {
      // A file of another council that does not name the person says nothing of them.
      const silent = options.councils.filter(({ code }) => person.lastDays.has(code));
      if (silent.length === 0 && warnings.length > 0) {
        return [{ source: { system: fileSystem }, outcome: absent, warnings }];
      }
      return silent.map(({ code, name }) => ({
        source: { organisation: { odsCode: code, name }, system: fileSystem },
        outcome: absent,
        ...toAge(person.lastDays.get(code) ?? null),
        warnings,
      }));
    }
    return person.files.map(({ council: code, periodEnd, events }) => {
      const council = { code, name: names.get(code) ?? `Council ${code}` };
      const today = new Date(now()).toISOString().slice(0, 10);
      const context = { recordIds, person: asked.subject.nhsNumber, council, system: fileSystem, today };
      return {
        source: { organisation: { odsCode: code, name: council.name }, system: fileSystem },
        outcome: found(toItems(events, context)),
        ...toAge(periodEnd),
        warnings,
      };
    });
  }

  function toAge(lastDay: string | null) {
    if (lastDay === null) return {};
    const asOf = Date.parse(`${lastDay}T00:00:00Z`);
    const isOld = now() - asOf > options.currentDays * dayMilliseconds;
    return { asOf: new Date(asOf).toISOString(), ...(isOld ? { stale: 'FEED_SILENT' as const } : {}) };
  }

  return {
    encounters: readArea((events, context) =>
      events
        .filter(({ submitted }) => !isService(submitted.event))
        .map((selected) => toSocialCareContact(toDistinct(selected), context)),
    ),
    carePackages: readArea((events, context) =>
      events
        .filter(({ submitted }) => isService(submitted.event))
        .map((selected) => toCarePackage(toDistinct(selected), context)),
    ),
    assessments: readArea((events, context) =>
      events
        .filter(({ submitted }) => isAssessment(submitted.event))
        .map((selected) => toAssessment(toDistinct(selected), context)),
    ),
  };
}

function toDistinct({ submitted, identifier }: SelectedEvent) {
  return { event: submitted.event, identifier };
}
