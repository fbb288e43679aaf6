import { isObject, objectAt, textAt } from '../answer/json.ts';
import { toBytes, toCount, toDuration } from '../answer/words.ts';
import type { Answer, Question } from '../asking/answer.ts';
import { ask, type Outcome } from '../asking/ask.ts';
import { problems } from '../asking/problems.ts';
import { loadReaders } from './load-readers.ts';
import { findNextPage, joinPages } from './read-on.ts';
import type { RecentPerson, Workspace } from './workspace.ts';
import { parseVariables, toOperationName } from './variables.ts';

/** Asks what is in the editors, and shows what comes of it. What was asked before is given up. */
export async function askQuestion(workspace: Workspace): Promise<void> {
  const { store } = workspace;
  const { query, variables } = store.get();
  const given = parseVariables(variables);
  if (given === undefined) {
    store.set({ problem: problems.badVariables, said: problems.badVariables.title });
    return;
  }
  if (/\$nhsNumber\b/.test(query) && given['nhsNumber'] === '') {
    store.set({ problem: problems.notAPerson, said: problems.notAPerson.title });
    return;
  }
  const operationName = toOperationName(query);
  await carryOut(workspace, {
    query,
    variables: given,
    ...(operationName === undefined ? {} : { operationName }),
  });
}

/** Reads the pages that follow the answer that is shown, until there is none or it is stopped. */
export async function readRest(workspace: Workspace): Promise<void> {
  const { answer } = workspace.store.get();
  if (answer === undefined) return;
  const progress = begin(workspace);
  let whole = answer;
  for (let pages = 1; pages < maximumPages; pages += 1) {
    const next = findNextPage(whole);
    if (next === undefined) break;
    progress.tell(0, pages);
    const question = { ...whole.question, variables: { ...whole.question.variables, after: next.cursor } };
    const outcome = await progress.ask(question);
    if (!progress.isCurrent()) return;
    if (outcome.kind !== 'answered') {
      show(workspace, outcome, whole);
      return;
    }
    const joined = joinPages(whole, outcome.answer, next.path);
    if (joined === undefined) break;
    whole = joined;
    workspace.store.set({ answer: whole });
  }
  if (progress.isCurrent()) show(workspace, { kind: 'answered', answer: whole }, whole);
}

/** How many pages are read on at most, at up to a hundred items each. */
const maximumPages = 100;

async function carryOut(workspace: Workspace, question: Question): Promise<void> {
  const before = workspace.store.get().answer;
  const progress = begin(workspace);
  let outcome = await progress.ask(question);
  if (outcome.kind === 'failed' && outcome.problem === problems.noReader) {
    await loadReaders(workspace);
    if (workspace.store.get().reader !== undefined) outcome = await progress.ask(question);
  }
  if (progress.isCurrent()) show(workspace, outcome, before);
}

function begin(workspace: Workspace) {
  const { store, credentials, settings } = workspace;
  store.get().asking?.stop();
  const stopper = new AbortController();
  const startedAt = Date.now();
  const stop = () => stopper.abort();
  const tell = (bytes: number, pages: number) => store.set({ asking: { startedAt, bytes, pages, stop } });
  store.set({ problem: undefined, said: 'Asking …' });
  tell(0, 0);
  const isCurrent = () => store.get().asking?.stop === stop;
  return {
    isCurrent,
    tell,
    ask: (question: Question) => {
      const { reader, view, isReceiptWanted } = store.get();
      return ask(question, {
        credentials,
        hasLogin: settings.hasLogin,
        signal: stopper.signal,
        isPlanWanted: view === 'plan',
        isReceiptWanted,
        onBytes: (bytes) => {
          if (isCurrent()) tell(bytes, store.get().asking?.pages ?? 0);
        },
        ...(reader === undefined ? {} : { reader }),
      });
    },
  };
}

function show({ store }: Workspace, outcome: Outcome, before: Answer | undefined): void {
  if (outcome.kind === 'stopped') {
    store.set({ asking: undefined, answer: before, said: 'Stopped. Nothing was changed.' });
    return;
  }
  if (outcome.kind === 'failed') {
    const { problem } = outcome;
    const said = `${problem.title}. ${problem.advice}`;
    // What one person was shown is not for whoever sits there now.
    if (problem === problems.loginChanged)
      store.set({ asking: undefined, answer: undefined, recent: [], problem, said });
    else store.set({ asking: undefined, answer: before, problem, said });
    return;
  }
  const { answer } = outcome;
  const person = findPerson(answer);
  const faults =
    answer.errors.length === 0 ? '' : ` ${toCount(answer.errors.length, 'part')} could not be answered.`;
  store.set(({ recent }) => ({
    asking: undefined,
    answer,
    problem: undefined,
    said: `Answered in ${toDuration(answer.milliseconds)}, ${toBytes(answer.bytes)}.${faults}`,
    recent:
      person === undefined
        ? recent
        : [person, ...recent.filter(({ nhsNumber }) => nhsNumber !== person.nhsNumber)].slice(0, 8),
  }));
}

function findPerson({ data, question }: Answer): RecentPerson | undefined {
  const patient = data?.['patient'];
  const { nhsNumber } = question.variables;
  if (!isObject(patient) || typeof nhsNumber !== 'string') return undefined;
  const name = textAt(objectAt(patient, 'name') ?? {}, 'text');
  return { nhsNumber: nhsNumber.replaceAll(' ', ''), name: name ?? '' };
}
