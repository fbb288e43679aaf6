import { isNotSupported, type RecordIndex, toListCode } from './record-index.ts';

const levels = { consultation: '325851000000107', topic: '25851000000105', category: '24781000000107' };

/**
 * What is wrong with the consultations: each that the primary list names has one tree of Lists, consultation
 * over topics over categories, in which nothing is missing.
 */
export function findConsultationFaults(index: RecordIndex): string[] {
  const primary = index.lists.find((list) => toListCode(list) === '1149501000000101');
  const trees = index.lists.filter((list) => toListCode(list) === levels.consultation);
  const encounters = (primary?.entry ?? []).map(({ item }) => item.reference);
  const isOver = (upper: string, lower: readonly string[]) =>
    index.lists
      .filter((list) => toListCode(list) === upper)
      .flatMap((list) => list.entry ?? [])
      .map(({ item }) => index.find(item))
      .filter((found) => found?.resourceType !== 'List' || !lower.includes(toListCode(found)))
      .map(() => `a list ${upper} is over something else than ${lower.join(' or ')}`);
  const dangling = index.lists
    .filter((list) => Object.values(levels).includes(toListCode(list)))
    .flatMap((list) => list.entry ?? [])
    .filter(({ item }) => !isNotSupported(item) && index.find(item) === undefined);
  return [
    ...encounters
      .filter((encounter) => trees.filter((tree) => tree.encounter?.reference === encounter).length !== 1)
      .map(() => 'a consultation has not exactly one tree'),
    ...isOver(levels.consultation, [levels.topic]),
    ...isOver(levels.topic, [levels.category]),
    ...dangling.map(() => 'a consultation points at nothing'),
  ];
}
