import { admitAnswer, type AdmittedAnswer, admitNothing } from '../data-source/admit-answer.ts';
import type { SubgraphReply } from '../data-source/subgraph-call.ts';
import type { FetchFault } from '../data-source/fault-book.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { isEcho } from './compile-fetch.ts';
import { mergeAnswer } from './merge-answer.ts';
import { toOwnAnswer } from './own-answer.ts';
import type { Question } from './question.ts';
import { copyJson, getOwn } from './response-objects.ts';

/**
 * Takes in what a subgraph answered to one question, so far as it fits, and gives what does not.
 *
 * What is exactly what was asked for is taken over as it is; anything else goes through admission part by part.
 */
export function takeAnswer(
  question: Question,
  reply: SubgraphReply,
  keys: readonly string[],
): readonly FetchFault[] {
  const exact = reply.kind === 'answered' ? toExactObjects(question, reply.body) : undefined;
  if (exact !== undefined) {
    addObjects(question, exact);
    return [];
  }
  const admitted = admit(question, reply, keys);
  const entities = admitted.data['_entities'];
  addObjects(
    question,
    question.representations === undefined ? [admitted.data] : (entities as readonly ResponseObject[]),
  );
  return admitted.faults;
}

function admit(
  { fetch, key, representations }: Question,
  reply: SubgraphReply,
  keys: readonly string[],
): AdmittedAnswer {
  const asked = fetch.ask(representations);
  if (reply.kind === 'failed') return admitNothing(asked, { code: reply.code });
  return admitAnswer(asked, toOwnAnswer(reply.body, key, keys));
}

/** The objects of an answer where nothing at all is wrong with it. */
function toExactObjects(
  { fetch, key, representations }: Question,
  body: unknown,
): readonly ResponseObject[] | undefined {
  if (!isObject(body)) return undefined;
  const { errors, data } = body;
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.length === 0))
    return undefined;
  if (!isObject(data)) return undefined;
  if (representations === undefined) {
    return fetch.isExact(data, fetch.rootType, undefined) ? [data] : undefined;
  }
  const objects = getOwn(data, key);
  if (!Array.isArray(objects) || objects.length !== representations.length) return undefined;
  for (const [index, representation] of representations.entries()) {
    if (!fetch.isExact(objects[index], String(representation['__typename']), representation))
      return undefined;
  }
  return objects as ResponseObject[];
}

function addObjects({ fetch, representations, targets }: Question, objects: readonly ResponseObject[]): void {
  for (const [index, object] of objects.entries()) {
    fetch.rewrite?.(object);
    const type =
      representations === undefined ? fetch.rootType : String(representations[index]?.['__typename']);
    const keys =
      fetch.rewrite === undefined
        ? fetch.keysOf(type, object)
        : Object.keys(object).filter((key) => !isEcho(key));
    for (const [position, target] of (targets[index] ?? []).entries()) {
      // Several objects of one answer can be the same one, and each is added to separately afterwards.
      const answer = position === 0 ? object : (copyJson(object) as ResponseObject);
      mergeAnswer(target, answer, keys, fetch.interfaceObjects);
    }
  }
}
