import type { PersonRow } from './rows.ts';

/** Everyone of one trust who was merged into one, however many numbers they had. */
export interface PersonGroup {
  readonly trust: string;
  readonly people: readonly PersonRow[];
  readonly nhsNumbers: ReadonlySet<string>;
}

/** Groups people by the merges between them. */
export function groupPeople(people: readonly PersonRow[]): readonly PersonGroup[] {
  const groups = new Map<string, PersonRow[]>(people.map((person) => [person.key, [person]]));
  for (const { key, merged_into } of people) {
    const own = groups.get(key);
    const other = merged_into === null ? undefined : groups.get(merged_into);
    if (own === undefined || other === undefined || own === other) continue;
    other.push(...own);
    for (const person of own) groups.set(person.key, other);
  }
  return [...new Set(groups.values())].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        trust: first.trust,
        people: group,
        nhsNumbers: new Set(group.flatMap((person) => person.nhs_numbers)),
      },
    ];
  });
}
