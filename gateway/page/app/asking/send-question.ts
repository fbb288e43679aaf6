import type { Question } from './answer.ts';

/** What arrived from the gateway, not yet read. */
export interface Arrival {
  readonly status: number;
  readonly text: string;
  readonly bytes: number;
  readonly requestId?: string;
}

/** How a question is sent. */
export interface SendOptions {
  /** By what it is proved who asks. */
  readonly proof?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Told how many bytes of the answer have arrived. */
  readonly onBytes: (bytes: number) => void;
  readonly isPlanWanted: boolean;
  /** Whether a receipt is asked for, which proves who was shown what. */
  readonly isReceiptWanted?: boolean;
}

/** Sends a question to the gateway that served the page; throws where it does not answer to the end. */
export async function sendQuestion(question: Question, options: SendOptions): Promise<Arrival> {
  const { proof, signal, onBytes, isPlanWanted, isReceiptWanted = false } = options;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...proof,
      ...(isReceiptWanted ? { 'caregraph-receipt': '1' } : {}),
    },
    body: JSON.stringify({
      query: question.query,
      variables: question.variables,
      ...(question.operationName === undefined ? {} : { operationName: question.operationName }),
      ...(isPlanWanted ? { extensions: { caregraph: { plan: true } } } : {}),
    }),
    signal,
  });
  const { text, bytes } = await readText(response, onBytes);
  const requestId = response.headers.get('x-request-id');
  return { status: response.status, text, bytes, ...(requestId === null ? {} : { requestId }) };
}

async function readText(response: Response, onBytes: (bytes: number) => void) {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read?.value === undefined) break;
    bytes += read.value.byteLength;
    parts.push(decoder.decode(read.value, { stream: true }));
    onBytes(bytes);
  }
  parts.push(decoder.decode());
  return { text: parts.join(''), bytes };
}
