import type { Json } from '../answer/json.ts';
import { type Answer, parseResponse, type Problem, type Question } from './answer.ts';
import { type Credentials, CredentialsRefused } from './credentials.ts';
import { explainNoAnswer, explainRefusal, problems } from './problems.ts';
import { type Reader, toReaderName } from './readers.ts';
import { type Arrival, sendQuestion } from './send-question.ts';

/** What asking came to. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'stopped' };

/** With what a question is asked. */
export interface AskOptions {
  readonly reader?: Reader;
  /** Whether readers log in, in place of being chosen. */
  readonly hasLogin: boolean;
  readonly credentials: Credentials;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly isPlanWanted: boolean;
  readonly isReceiptWanted?: boolean;
}

/** Asks the gateway and tells what came of it; it never throws. A login that ended is renewed once. */
export async function ask(question: Question, options: AskOptions): Promise<Outcome> {
  const askedAt = new Date();
  const started = performance.now();
  try {
    const arrival = await sendAsReader(question, options);
    if (arrival.status === 401) {
      const { reader, hasLogin } = options;
      if (reader === undefined) return { kind: 'failed', problem: problems.noReader };
      return { kind: 'failed', problem: hasLogin ? problems.loginEnded : problems.tokenEnded };
    }
    const read = readArrival(arrival);
    if ('problem' in read) return { kind: 'failed', problem: read.problem };
    const refusal = explainRefusal(read);
    if (refusal !== undefined) return { kind: 'failed', problem: refusal };
    const answer: Answer = {
      ...read,
      question,
      askedAt,
      milliseconds: performance.now() - started,
      bytes: arrival.bytes,
      ...(options.reader === undefined ? {} : { reader: toReaderName(options.reader) }),
      ...(read.extensions['receipt'] === undefined ? {} : { sent: arrival.text }),
      ...(arrival.requestId === undefined ? {} : { requestId: arrival.requestId }),
    };
    return { kind: 'answered', answer };
  } catch (error) {
    if (options.signal.aborted) return { kind: 'stopped' };
    return {
      kind: 'failed',
      problem: error instanceof CredentialsRefused ? problems[error.reason] : problems.gone,
    };
  }
}

async function sendAsReader(question: Question, options: AskOptions): Promise<Arrival> {
  const { reader, credentials } = options;
  if (reader === undefined) return sendQuestion(question, options);
  const send = async () => sendQuestion(question, { ...options, proof: await credentials.get(reader.id) });
  const first = await send();
  if (first.status !== 401) return first;
  credentials.drop(reader.id);
  return send();
}

function readArrival({ status, text }: Arrival) {
  try {
    const response = parseResponse(JSON.parse(text) as Json);
    return response ?? { problem: explainNoAnswer(status) };
  } catch {
    return { problem: explainNoAnswer(status) };
  }
}
