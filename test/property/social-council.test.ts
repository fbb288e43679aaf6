import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../schema/runtime/nhs-number.ts';
import { found } from '../../subgraphs/kit/outcome.ts';
import { councilEvent } from '../../subgraphs/social/council/api-shapes.ts';
import { eventOutcomes, serviceTypes } from '../../subgraphs/social/events/term-lists.ts';
import type { CouncilClient } from '../../subgraphs/social/council/council-client.ts';
import { toDistinctEvents } from '../../subgraphs/social/events/distinct-events.ts';
import { admitPersons, findPerson } from '../../subgraphs/social/council/find-person.ts';
import { findTerm, toListedConcept } from '../../subgraphs/social/events/listed-term.ts';
import { readList } from '../../subgraphs/social/council/read-list.ts';
import { toNhsNumber } from '../../subgraphs/social/identity.ts';
import { maximumPages } from '../../subgraphs/social/read-pages.ts';

const context = { requestId: 'r', signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

/** A client that gives the pages it is told to, by cursor; the first has none. */
function createPagedClient(pages: ReadonlyMap<string, unknown>): CouncilClient & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    searchPersons: () => Promise.reject(new Error('The search is not part of this test.')),
    readOfPerson(_personId, path) {
      calls.push(path);
      const cursor = new URL(path, 'http://council').searchParams.get('cursor') ?? '';
      return Promise.resolve(found(pages.get(cursor)));
    },
  };
}

describe('pages of events', () => {
  test('however a list is cut into pages, it is read whole and in order', async () => {
    const list = fc.array(fc.nat(), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 7 }), async (events, size) => {
        const pages = new Map<string, unknown>();
        for (let start = 0; start === 0 || start < events.length; start += size) {
          const next = start + size < events.length ? `after ${start + size}&=#` : null;
          const cursor = start === 0 ? '' : `after ${start}&=#`;
          pages.set(cursor, { events: events.slice(start, start + size), nextCursor: next });
        }
        const client = createPagedClient(pages);
        expect(await readList(client, 1, 'events', context)).toEqual({
          kind: 'listed',
          entries: events,
          isCutShort: false,
        });
        expect(client.calls).toHaveLength(pages.size);
      }),
    );
  });

  test('whatever cursors come, reading ends, and says whether it reached the end', async () => {
    const cursor = fc.constantFrom('a', 'b', 'c', 'd', 'e', null);
    await fc.assert(
      fc.asyncProperty(fc.tuple(cursor, cursor, cursor, cursor, cursor, cursor), async (next) => {
        const names = ['', 'a', 'b', 'c', 'd', 'e'];
        const pages = new Map(
          names.map((name, index) => [name, { events: [name], nextCursor: next[index] ?? null }]),
        );
        const client = createPagedClient(pages);
        const listed = await readList(client, 1, 'events', context);
        const last = pages.get(
          new URL(client.calls.at(-1) ?? '', 'http://c').searchParams.get('cursor') ?? '',
        );
        expect(client.calls.length).toBeLessThanOrEqual(names.length + 1);
        expect(listed).toMatchObject({ kind: 'listed', isCutShort: last?.nextCursor !== null });
      }),
    );
  });

  test('a list without an end is cut short', async () => {
    let page = 0;
    const client: CouncilClient = {
      searchPersons: () => Promise.reject(new Error('The search is not part of this test.')),
      readOfPerson: () => Promise.resolve(found({ events: [page], nextCursor: String((page += 1)) })),
    };
    const listed = await readList(client, 1, 'events', context);
    expect(listed).toMatchObject({ kind: 'listed', isCutShort: true });
    expect(page).toBe(maximumPages);
  });
});

describe('who a record is about', () => {
  test('a number comes back whole, however many zeros it lost', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (nine) => {
        const digits = String(nine).padStart(9, '0');
        const check = checkDigit(digits);
        fc.pre(check !== undefined && !/^(\d)\1*$/.test(`${digits}${check}`));
        expect(toNhsNumber(Number(`${digits}${check}`))).toBe(`${digits}${check}`);
      }),
    );
  });

  test('whatever the council sends, nothing is thrown and no unverified record is joined', () => {
    const entry = fc.record({
      personId: fc.integer({ min: 1, max: 6 }),
      nhsId: fc.constantFrom(9992000015, 9992000023, '9992000015', 12),
      nhsIdStatus: fc.constantFrom('verified', 'traced', 'unverified', ''),
      dateOfBirth: fc.constantFrom('1941-03-09', '1941-03-10', null),
      restricted: fc.constantFrom('Y', 'N'),
      deleted: fc.boolean(),
      masterPersonId: fc.option(fc.integer({ min: 1, max: 6 })),
    });
    const subject = { nhsNumber: '9992000015', previousNhsNumbers: [], birthDate: '1941-03-09' };
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: entry }, fc.anything())), (entries) => {
        const person = findPerson(admitPersons(entries), subject);
        const theirs = entries.filter(
          (candidate) =>
            typeof candidate === 'object' &&
            candidate !== null &&
            'nhsIdStatus' in candidate &&
            ['verified', 'traced'].includes(String(candidate.nhsIdStatus)),
        );
        const joined = person.kind === 'linked' ? person.personIds : [];
        expect(joined.length === 0 || theirs.length > 0).toBe(true);
      }),
    );
  });
});

describe('events', () => {
  const event = fc
    .record({
      eventId: fc.constantFrom('1', '2', 3),
      eventType: fc.constantFrom('Service', 'Request'),
      startDate: fc.constantFrom('2026-01-01', '2026-02', null),
      endDate: fc.constantFrom('2026-03-01', null),
      serviceType: fc.constantFrom('Long term support: Community', null),
    })
    .map((raw) => councilEvent.parse(raw));

  test('each stays once, with an identifier of its own, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const distinct = toDistinctEvents(events);
        const identifiers = distinct.map(({ identifier }) => identifier);
        expect(new Set(identifiers).size).toBe(identifiers.length);
        expect(distinct.length).toBeLessThanOrEqual(events.length);
        expect(new Set(events.map(({ eventId }) => eventId))).toEqual(
          new Set(distinct.map(({ event: { eventId } }) => eventId)),
        );
        const backwards = toDistinctEvents(events.toReversed()).map(({ identifier }) => identifier);
        expect(new Set(backwards)).toEqual(new Set(identifiers));
        expect(toDistinctEvents(distinct.map(({ event }) => event))).toHaveLength(distinct.length);
      }),
    );
  });
});

describe('terms', () => {
  const variant = (term: string) =>
    fc
      .tuple(fc.constantFrom('upper', 'lower', 'as is'), fc.constantFrom(' - ', ': ', '-'))
      .map(([letters, mark]) => {
        const marked = term.replace(': ', mark);
        if (letters === 'as is') return marked;
        return letters === 'upper' ? marked.toUpperCase() : marked.toLowerCase();
      });
  const outcome = fc
    .constantFrom(...eventOutcomes.terms)
    .chain((term) => variant(term).map((words) => ({ term, words })));

  test('a term is known by any case and punctuation, and what was sent is kept', () => {
    fc.assert(
      fc.property(outcome, ({ term, words }) => {
        const concept = toListedConcept(eventOutcomes, words);
        expect(concept?.display).toBe(term);
        expect(concept?.codings.map(({ code }) => code)).toContain(words);
      }),
    );
  });

  test('Release 1 is understood', () => {
    expect(findTerm(eventOutcomes, 'NFA - Information & Advice / Signposting only')).toBe(
      'NFA: Information and advice or signposting',
    );
    expect(findTerm(eventOutcomes, 'No change in package')).toBe('Continuation of support or services');
    expect(findTerm(serviceTypes, 'Carer Support: Direct to Carer')).toBe(
      'Unpaid carer support: Direct to unpaid carer',
    );
    expect(findTerm(eventOutcomes, 'Provision of service')).toBeUndefined();
  });
});
