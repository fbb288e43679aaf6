import { careSettingNames, clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type {
  CarePlanIndexEntry,
  CareSetting,
  DocumentIndexEntry,
  EncounterIndexEntry,
  EncounterKind,
  PageInfo,
  Source,
} from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Cursors } from './cursors.ts';
import { joinPage } from './join-page.ts';
import { createListShapes } from './list-shapes.ts';
import type { MergedItem } from './merge-indexes.ts';
import type { PageArguments } from './page-request.ts';
import { type PartShapes, parseSettingPart } from './parse-setting-part.ts';
import type { ReferencedRecord } from './record-reference.ts';
import type { SettingPart } from './setting-part.ts';
import { carePlanEntry, documentEntry, encounterEntry } from './shapes/listed-shapes.ts';

/** What every setting lists of an encounter, care plan or document. */
interface ListedEntry {
  readonly id: string;
  readonly type: string;
  readonly date?: PartialDate | null | undefined;
}

/** One list that joins the settings: where its parts are found, their shape, and what an item of it shows. */
interface JoinedList<Entry extends ListedEntry> {
  readonly field: 'EncounterIndex' | 'CarePlanIndex' | 'DocumentIndex';
  readonly shapes: PartShapes<Entry>;
  /** The fields that a list shows without asking the item's owner. */
  readonly toProvided: (entry: Entry) => object;
}

/** One page of a joined list; a cursor is made only where the question asks for it. */
interface Connection {
  readonly edges: readonly { readonly cursor: () => string; readonly node: object }[];
  readonly pageInfo: Omit<PageInfo, 'startCursor' | 'endCursor'> & {
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
  readonly totalCount: number | null;
  readonly sources: readonly Source[];
}

const encounters: JoinedList<EncounterIndexEntry> = {
  field: 'EncounterIndex',
  shapes: createListShapes('encounter', encounterEntry),
  toProvided: ({ kind, status, period, title }) => ({ kind, status, period, title }),
};

const carePlans: JoinedList<CarePlanIndexEntry> = {
  field: 'CarePlanIndex',
  shapes: createListShapes('carePlan', carePlanEntry),
  toProvided: ({ status, period, title }) => ({ status, period, title }),
};

const documents: JoinedList<DocumentIndexEntry> = {
  field: 'DocumentIndex',
  shapes: createListShapes('document', documentEntry),
  toProvided: ({ created, title }) => ({ created, title }),
};

/** Builds the resolvers of the lists that join the settings page by page. */
export function createJoinedLists(cursors: Cursors) {
  return {
    encounters(
      record: ReferencedRecord,
      given: PageArguments & { readonly kinds?: readonly EncounterKind[] | null },
    ): Connection {
      const kinds = toKinds(given.kinds);
      return toConnection(encounters, record, given, cursors, {
        filter: kinds ?? null,
        admits: (entry) => kinds === undefined || kinds.includes(entry.kind),
      });
    },
    carePlans: (record: ReferencedRecord, given: PageArguments): Connection =>
      toConnection(carePlans, record, given, cursors, { filter: null, admits: () => true }),
    documents: (record: ReferencedRecord, given: PageArguments): Connection =>
      toConnection(documents, record, given, cursors, { filter: null, admits: () => true }),
  };
}

function toConnection<Entry extends ListedEntry>(
  list: JoinedList<Entry>,
  record: ReferencedRecord,
  given: PageArguments,
  cursors: Cursors,
  { filter, admits }: { readonly filter: unknown; readonly admits: (entry: Entry) => boolean },
): Connection {
  const parts = clinicalSettings.map((setting) => {
    const part = readPart(list, setting, record);
    return { ...part, entries: part.entries.filter(admits) };
  });
  const page = joinPage(parts, {
    arguments: given,
    cursors,
    binding: toBinding(list.field, filter, record),
    toDate: ({ date }) => date,
  });
  const toCursorAt = (index: number) => (index in page.items ? page.toCursor(index) : null);
  return {
    edges: page.items.map((item, index) => ({
      cursor: () => page.toCursor(index),
      node: toNode(item, record.seal, list.toProvided(item.entry)),
    })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: () => toCursorAt(0),
      endCursor: () => toCursorAt(page.items.length - 1),
    },
    totalCount: page.totalCount,
    sources: page.sources,
  };
}

function readPart<Entry extends ListedEntry>(
  list: JoinedList<Entry>,
  setting: ClinicalSetting,
  { authority, given }: ReferencedRecord,
): SettingPart<Entry> {
  return parseSettingPart(
    setting,
    authority.settings[setting],
    given[`${setting}${list.field}`],
    list.shapes,
  );
}

/** The reference by which a setting is asked for an item, with the fields that the list shows without asking. */
export function toNode(
  { entry, setting }: Pick<MergedItem<ListedEntry>, 'entry' | 'setting'>,
  seal: string,
  provided: object,
): {
  readonly __typename: string;
  readonly id: string;
  readonly seal: string;
  readonly setting: CareSetting;
} {
  return { ...provided, __typename: entry.type, id: entry.id, seal, setting: careSettingNames[setting] };
}

/** A cursor belongs to one view of one person under the same filters; what may be seen of it can change. */
function toBinding(view: string, filter: unknown, { authority }: ReferencedRecord): string {
  const { subject, period, settings } = authority;
  const asked = clinicalSettings.filter((setting) => settings[setting].decision !== 'not-asked');
  return JSON.stringify([view, filter, subject.nhsNumber, period?.start ?? null, period?.end ?? null, asked]);
}

function toKinds(kinds: readonly EncounterKind[] | null | undefined): readonly EncounterKind[] | undefined {
  if (kinds === null || kinds === undefined) return undefined;
  if (kinds.length > 0) return [...new Set(kinds)].toSorted();
  const message = 'Name at least one kind, or leave the kinds out.';
  throw toGraphError('BAD_USER_INPUT', { reason: 'KINDS', message });
}
