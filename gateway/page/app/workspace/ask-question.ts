import { isObject, objectAt, textAt } from '../answer/json.ts';
import { toBytes, toCount, toDuration } from '../answer/words.ts';
import type { Answer, Problem, Question } from '../asking/answer.ts';
import { ask, type Outcome } from '../asking/ask.ts';
import { problems } from '../asking/problems.ts';
import { type Asked, beginExchange, endExchange, type Exchange, refuseExchange } from './exchange.ts';
import { loadReaders } from './load-readers.ts';
import { findNextPage, joinPages } from './read-on.ts';
import { toShown } from './shown.ts';
import { parseVariables, toOperationName } from './variables.ts';
import type { RecentPerson, Workspace, WorkspaceState } from './workspace.ts';

/** Asks what is in the editors, and shows what comes of it. What was asked before is given up. */
export async function askQuestion(workspace: Workspace): Promise<void> {
  const { store } = workspace;
  const asked = readAsked(store.get());
  if ('advice' in asked) {
    store.get().asking?.stop();
    store.set(({ latest }) => ({
      asking: undefined,
      latest: refuseExchange(latest, asked),
      said: asked.title,
    }));
    return;
  }
  const progress = begin(workspace, asked);
  const outcome = await progress.ask(asked.question);
  if (!progress.isCurrent()) return;
  if (asked.reader === undefined && outcome.kind === 'failed' && outcome.problem === problems.noReader) {
    await loadReaders(workspace);
    if (!progress.isCurrent()) return;
    if (store.get().reader !== undefined) return askQuestion(workspace);
  }
  progress.end(outcome);
}

/** Reads the pages that follow the answer that is shown, as who asked for it, until there is none or it is stopped. */
export async function readRest(workspace: Workspace): Promise<void> {
  const { latest } = workspace.store.get();
  if (latest?.asked === undefined || latest.answer === undefined) return;
  const progress = begin(workspace, latest.asked);
  let whole = latest.answer;
  for (let pages = 1; pages < maximumPages; pages += 1) {
    const next = findNextPage(whole);
    if (next === undefined) break;
    progress.tell(0, pages);
    const question = { ...whole.question, variables: { ...whole.question.variables, after: next.cursor } };
    const outcome = await progress.ask(question);
    if (!progress.isCurrent()) return;
    if (outcome.kind !== 'answered') return progress.end(outcome);
    const joined = joinPages(whole, outcome.answer, next.path);
    if (joined === undefined) break;
    whole = joined;
    progress.show(whole);
  }
  progress.end({ kind: 'answered', answer: whole });
}

/** How many pages are read on at most, at up to a hundred items each. */
const maximumPages = 100;

/** What is in the editors as a question of the reader who is chosen; what is wrong with it where it cannot be asked. */
function readAsked({ query, variables, reader, title }: WorkspaceState): Asked | Problem {
  const given = parseVariables(variables);
  if (given === undefined) return problems.badVariables;
  if (/\$nhsNumber\b/.test(query) && given['nhsNumber'] === '') return problems.notAPerson;
  const operationName = toOperationName(query);
  const question = { query, variables: given, ...(operationName === undefined ? {} : { operationName }) };
  return { question, reader, title };
}

function begin({ store, credentials, settings }: Workspace, asked: Asked) {
  const stopper = new AbortController();
  const startedAt = Date.now();
  const stop = () => stopper.abort();
  const tell = (bytes: number, pages: number) => store.set({ asking: { startedAt, bytes, pages, stop } });
  const { asking, latest } = store.get();
  asking?.stop();
  let exchange = beginExchange(latest, asked);
  store.set({ latest: exchange, said: 'Asking …' });
  tell(0, 0);
  const isShown = (ended: Exchange) =>
    toShown({ ...store.get(), latest: ended, isAsking: false }).kind !== 'put-away';
  const isCurrent = () => store.get().asking?.stop === stop;
  return {
    isCurrent,
    tell,
    show(answer: Answer) {
      exchange = { ...exchange, answer };
      store.set({ latest: exchange });
    },
    end(outcome: Outcome) {
      const latest = endExchange(exchange, outcome);
      store.set(({ recent }) => ({
        asking: undefined,
        latest,
        said: isShown(latest)
          ? toSaid(outcome, latest)
          : 'Put away: it is about somebody else, or for another reader.',
        // What one person was shown is not for whoever sits there now.
        recent: isOfOther(outcome) ? [] : toRecent(recent, latest, asked),
      }));
    },
    ask: (question: Question) =>
      ask(question, {
        credentials,
        hasLogin: settings.hasLogin,
        signal: stopper.signal,
        isPlanWanted: store.get().view === 'plan',
        isReceiptWanted: store.get().isReceiptWanted,
        onBytes: (bytes) => {
          if (isCurrent()) tell(bytes, store.get().asking?.pages ?? 0);
        },
        ...(asked.reader === undefined ? {} : { reader: asked.reader }),
      }),
  };
}

function isOfOther(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.problem === problems.loginChanged;
}

function toSaid(outcome: Outcome, { answer }: Exchange): string {
  if (outcome.kind === 'stopped')
    return answer === undefined ? 'Stopped. There is no answer.' : 'Stopped. Nothing was changed.';
  if (outcome.kind === 'failed') return `${outcome.problem.title}. ${outcome.problem.advice}`;
  const { milliseconds, bytes, errors } = outcome.answer;
  const faults = errors.length === 0 ? '' : ` ${toCount(errors.length, 'part')} could not be answered.`;
  return `Answered in ${toDuration(milliseconds)}, ${toBytes(bytes)}.${faults}`;
}

/** Those asked about, with whom was asked about just now; without them where the reader was refused. */
function toRecent(
  recent: readonly RecentPerson[],
  { answer, problem }: Exchange,
  { question, reader }: Asked,
): readonly RecentPerson[] {
  const nhsNumber = toNumber(question);
  const others = recent.filter((one) => one.nhsNumber !== nhsNumber || one.reader !== reader?.id);
  if (nhsNumber === undefined || (answer === undefined && problem === undefined)) return recent;
  const patient = answer?.data?.['patient'];
  if (!isObject(patient)) return others;
  const name = textAt(objectAt(patient, 'name') ?? {}, 'text') ?? '';
  return [{ nhsNumber, name, reader: reader?.id }, ...others].slice(0, 8);
}

/** The number of the one person whom a question is about. */
function toNumber({ query, variables: { nhsNumber } }: Question): string | undefined {
  return typeof nhsNumber === 'string' && asksByNumber.test(query)
    ? nhsNumber.replaceAll(' ', '')
    : undefined;
}

/** Whether the part that is called so is the person of the variables, and no other under that name. */
const asksByNumber = /(?<!:\s*)\bpatient\s*\(\s*nhsNumber\s*:\s*\$nhsNumber\b/;
