import type { EventEffect } from '../facts/events.ts';
import type { HospitalMessage, HospitalNumber, PersonFacts } from '../facts/hospital-message.ts';

/** What is projected as a whole from all messages that name it: a person, a visit, a document or a report of one trust. */
export interface Unit {
  readonly kind: 'number' | 'nhs' | 'visit' | 'document' | 'report';
  readonly trust: string;
  readonly value: string;
}

/** Writes a unit as the text under which messages and rows are found. */
export function toKey({ trust, kind, value }: Unit): string {
  return JSON.stringify([trust, kind, value]);
}

/** Reads a unit back from its key. */
export function parseKey(key: string): Unit {
  const [trust, kind, value] = JSON.parse(key) as [string, Unit['kind'], string];
  return { trust, kind, value };
}

/** The key of someone whom a trust knows by a hospital number. */
export function toNumberKey(trust: string, { authority, value }: HospitalNumber): string {
  return toKey({ trust, kind: 'number', value: authority === '' ? value : `${authority}^${value}` });
}

/** The key of someone whom a trust names by the NHS number alone. */
export function toNhsKey(trust: string, nhsNumber: string): string {
  return toKey({ trust, kind: 'nhs', value: nhsNumber });
}

/** The key under which a person's visits and documents are kept; `undefined` where nothing safe names the person. */
export function toPersonKey(trust: string, person: PersonFacts): string | undefined {
  if (person.hospitalNumber !== undefined) return toNumberKey(trust, person.hospitalNumber);
  return person.nhsNumber === undefined ? undefined : toNhsKey(trust, person.nhsNumber);
}

/** The keys of every unit that a message changes. */
export function toUnitKeys(effect: EventEffect, facts: HospitalMessage): readonly string[] {
  const { trust, patients, document } = facts;
  const people = patients.flatMap(({ person }) => [
    toPersonKey(trust, person),
    // A visit that moves leaves the person whom it leaves as they were.
    effect === 'merge' && person.formerNumber ? toNumberKey(trust, person.formerNumber) : undefined,
  ]);
  const visits = patients.map(({ visit }) =>
    effect === 'visit' && visit ? toKey({ trust, kind: 'visit', value: visit.visitNumber }) : undefined,
  );
  const documents = [document?.documentNumber, document?.parentNumber].map((value) =>
    value === undefined ? undefined : toKey({ trust, kind: 'document', value }),
  );
  const reports = patients.flatMap(({ reports: told = [] }) =>
    told.map(({ identity }) => toKey({ trust, kind: 'report', value: identity })),
  );
  return [...new Set([...people, ...visits, ...documents, ...reports])].filter((key) => key !== undefined);
}

/** The key by which messages of every trust mention someone by the NHS number. */
export function toMentionKey(nhsNumber: string): string {
  return toNhsKey('', nhsNumber);
}

/** Every key by which a message of any fate mentions people, so that those can be told about it. */
export function toMentionKeys({ trust, patients }: HospitalMessage): readonly string[] {
  const keys = patients.flatMap(({ person: { hospitalNumber, nhsNumber } }) => [
    hospitalNumber && toNumberKey(trust, hospitalNumber),
    nhsNumber === undefined ? undefined : toMentionKey(nhsNumber),
  ]);
  return [...new Set(keys)].filter((key) => key !== undefined);
}
