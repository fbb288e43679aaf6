import type { Log } from '../../schema/runtime/log.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { ResponsePath } from '../execution/fault.ts';
import type { ResponseObject } from '../execution/response-object.ts';
import type { FetchFault } from '../data-source/fault-book.ts';
import type { SubgraphReply } from '../data-source/subgraph-call.ts';
import type { PlanRecorder } from '../plan-view/plan-recorder.ts';
import type { PlannedRequest } from './compile-plan.ts';
import { toClientKey } from './inner-names.ts';
import { type IsSame, joinParts } from './join-parts.ts';
import { toMutationReply } from './lost-mutation.ts';
import { findPlaces } from './places.ts';
import { type Question, toQuestion, writeBody } from './question.ts';
import type { Subgraph, Subgraphs } from './subgraph.ts';
import { takeAnswer } from './take-answer.ts';

/** What the requests of a plan are carried out with. */
export interface Run {
  readonly subgraphs: Subgraphs;
  readonly exchange: Exchange;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly log: Log;
  /** Compares what several parts were answered; absent where there is one only. */
  readonly isSame?: IsSame | undefined;
  /** Notes what becomes of each request; absent where nobody asks. */
  readonly recorder?: PlanRecorder;
}

/** Carries out the requests of a plan, each as soon as those before it are over, and gives all that was answered. */
export async function carryOut(requests: readonly PlannedRequest[], run: Run): Promise<ResponseObject> {
  const roots: (ResponseObject | undefined)[] = [];
  const over: Promise<void>[] = [];
  for (const request of requests) {
    const root = (roots[request.part] ??= {});
    const [first, ...others] = request.after.map((index) => over[index] ?? Promise.resolve());
    const before = others.length === 0 ? first : Promise.all([first, ...others]);
    over.push(
      before === undefined
        ? carrySafely(request, root, run)
        : before.then(() => carrySafely(request, root, run)),
    );
  }
  await Promise.all(over);
  const [whole = {}, ...others] = roots;
  for (const root of others)
    if (root !== undefined && run.isSame !== undefined) joinParts(whole, root, run.isSame);
  return whole;
}

/** Whatever a subgraph does is a fault of its own; anything thrown is a defect of ours, and costs only this request. */
async function carrySafely(request: PlannedRequest, root: ResponseObject, run: Run): Promise<void> {
  try {
    await carryOutOne(request, root, run);
  } catch (cause) {
    run.log.error('execution failed', { code: 'INTERNAL_SERVER_ERROR', cause });
    run.exchange.faults.push({ path: [], code: 'INTERNAL_SERVER_ERROR' });
  }
}

async function carryOutOne(request: PlannedRequest, root: ResponseObject, run: Run): Promise<void> {
  const { composed, fetches } = request;
  const questions = fetches.map((fetch, index) => toQuestion(fetch, composed.keys[index] ?? '', root));
  if (questions.every((question) => question === undefined)) return;
  const subgraph = run.subgraphs.get(request.subgraph);
  if (subgraph === undefined) throw new Error('A plan asks a subgraph that is not known.');
  if (subgraph.setting !== undefined) run.exchange.asked.add(subgraph.setting);
  const started = performance.now();
  const answered = await subgraph.ask(writeBody(request, questions, run.variables), run.exchange);
  const reply = request.isMutation ? toMutationReply(answered) : answered;
  run.recorder?.note(request, started, reply);
  const faults = questions.flatMap((question) => {
    if (question === undefined) return [];
    const found = takeAnswer(question, reply, composed.keys);
    noteFaults(found, question, root, subgraph, run.exchange);
    return found;
  });
  logFaults(faults, reply, subgraph, performance.now() - started, run);
}

function noteFaults(
  faults: readonly FetchFault[],
  { fetch, representations, targets }: Question,
  root: ResponseObject,
  { setting }: Subgraph,
  exchange: Exchange,
): void {
  if (faults.length === 0) return;
  const places = findPlaces(root, fetch.path);
  const unknown = fetch.path.filter((key) => key !== '@');
  for (const { path, ...fault } of faults) {
    const [, index] = path;
    const isOfObject = representations !== undefined && typeof index === 'number';
    const below = isOfObject ? path.slice(2) : path;
    for (const target of (isOfObject ? targets[index] : targets[0]) ?? []) {
      const place = [...(places.get(target) ?? unknown), ...below];
      exchange.faults.push({
        ...fault,
        ...(setting === undefined ? {} : { setting }),
        path: place.map((key): ResponsePath[number] => (typeof key === 'string' ? toClientKey(key) : key)),
      });
    }
  }
}

function logFaults(
  faults: readonly FetchFault[],
  reply: SubgraphReply,
  { setting }: Subgraph,
  milliseconds: number,
  { log, exchange }: Run,
): void {
  const [first] = faults;
  if (first === undefined) return;
  log.warn('subgraph answered with faults', {
    ...(setting === undefined ? {} : { setting }),
    code: first.code,
    count: faults.length,
    milliseconds: Math.round(milliseconds),
    requestId: exchange.request.requestId,
    ...(reply.kind === 'failed' && reply.cause !== undefined ? { cause: reply.cause } : {}),
  });
}
