import { checkDigit } from '../../../schema/runtime/nhs-number.ts';

/**
 * People are made up by their numbers: 999, four digits that say which of many alike, two that say what they have, and
 * the check digit. All people of one kind have the same record but for their number, so one answer serves as the
 * template of all.
 */

/** The kinds of people that every section asks for: usual ones. */
export const usualKinds = 50;

/** Kinds of people who have so many encounters in all. */
export const kindsByEncounters: Readonly<Record<number, number>> = { 1: 60, 10: 61, 100: 62 };

const pattern = /999\d{7}/g;

/** The kind of a person, by number. */
export function kindOf(nhsNumber: string): number {
  return Number(nhsNumber.slice(7, 9));
}

/** How many encounters a person of a kind has in all; `undefined` for usual people. */
export function encountersOf(kind: number): number | undefined {
  const found = Object.entries(kindsByEncounters).find(([, one]) => one === kind);
  return found === undefined ? undefined : Number(found[0]);
}

/** The numbers of all people of a kind. The first stands for all of them in templates and is never asked for. */
export function listPeople(kind: number): readonly string[] {
  const people: string[] = [];
  for (let serial = 0; serial < 10_000; serial += 1) {
    const nine = `999${String(serial).padStart(4, '0')}${String(kind).padStart(2, '0')}`;
    const digit = checkDigit(nine);
    if (digit !== undefined) people.push(`${nine}${digit}`);
  }
  return people;
}

const models = new Map<number, string>();

/** The person who stands for all of a kind. */
export function modelOf(kind: number): string {
  let model = models.get(kind);
  if (model === undefined) models.set(kind, (model = listPeople(kind)[0] ?? ''));
  return model;
}

/** A text in which every person was replaced by the model of their kind. */
export interface Modelled {
  readonly text: string;
  /** By kind, the person who stood there. Beware: of one kind there may be only one in a text. */
  readonly people: ReadonlyMap<number, string>;
}

/** Replaces every person in a text by the model of their kind. */
export function toModel(text: string): Modelled {
  const people = new Map<number, string>();
  const replaced = text.replace(pattern, (nhsNumber) => {
    const kind = kindOf(nhsNumber);
    people.set(kind, nhsNumber);
    return modelOf(kind);
  });
  return { text: replaced, people };
}

/** Replaces the people who were asked for by their models, and anybody else by a mark that no right answer holds. */
export function toModelOf(text: string, people: ReadonlyMap<number, string>): string {
  return text.replace(pattern, (nhsNumber) => {
    const kind = kindOf(nhsNumber);
    return people.get(kind) === nhsNumber ? modelOf(kind) : 'SOMEBODY-ELSE';
  });
}

/** An answer about models that can be given about anybody. */
export type Template = (people: ReadonlyMap<number, string>) => string;

/** Makes a template of an answer about models. */
export function createTemplate(text: string): Template {
  const parts = text.split(pattern);
  const models = text.match(pattern) ?? [];
  const kinds = models.map(kindOf);
  return (people) => {
    let written = parts[0] ?? '';
    for (const [index, kind] of kinds.entries()) {
      written += `${people.get(kind) ?? models[index]}${parts[index + 1]}`;
    }
    return written;
  };
}
