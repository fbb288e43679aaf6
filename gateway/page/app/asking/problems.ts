import type { Answer, AnswerError, Problem } from './answer.ts';

/** Problems that lie in no answer. */
export const problems = {
  gone: {
    title: 'The gateway does not answer',
    advice:
      'It may be stopped, or the network is. Your query is still here: start the gateway again, then ask again.',
    canRetry: true,
  },
  noToken: {
    title: 'This reader cannot ask at the moment',
    advice: 'The gateway gave no login for the reader whom you chose. Choose another reader, or ask again.',
    canRetry: true,
  },
  noReader: {
    title: 'The gateway wants to know who asks',
    advice:
      'No reader can be chosen, for what gives out logins does not answer. Ask again in a moment, or reload the page.',
    canRetry: true,
  },
  tokenEnded: {
    title: 'The login has ended',
    advice: 'It was renewed once and refused again. Choose the reader again at the top, then ask again.',
    canRetry: true,
  },
  loginEnded: {
    title: 'Your login has ended',
    advice:
      'Your question is still here. Log in again in another tab, come back to this one, then ask again.',
    link: { href: '/login?again', words: 'Log in again' },
    canRetry: true,
  },
  loginChanged: {
    title: 'Somebody else is logged in now',
    advice:
      'In this browser another person, or another role, has logged in since this page was opened. What was shown to you is taken away. Reload the page to ask as them.',
    canRetry: false,
  },
  badVariables: {
    title: 'The variables are not JSON',
    advice:
      'Look at the variables below the query: keys and texts stand in double quotes, with commas between.',
    canRetry: false,
  },
  notAPerson: {
    title: 'Nobody is chosen',
    advice: 'Type an NHS number above, or choose a person, then ask again.',
    canRetry: false,
  },
} as const satisfies Record<string, Problem>;

/** Says what to do where something answered that is not the graph. */
export function explainNoAnswer(status: number): Problem {
  return {
    title: 'Something answered, but it was not an answer of the graph',
    advice:
      status >= 500
        ? 'The gateway, or something before it, is in trouble. Ask again in a moment.'
        : 'Reload the page. If this goes on, tell whoever runs the gateway.',
    details: [`HTTP status ${status}`],
    canRetry: true,
  };
}

/** Says what to do where nothing at all was answered; `undefined` where something was. */
export function explainRefusal({ data, errors }: Pick<Answer, 'data' | 'errors'>): Problem | undefined {
  const isEmpty = data === undefined || Object.values(data).every((value) => value === null);
  if (!isEmpty || (data !== undefined && errors.length === 0)) return undefined;
  const [first] = errors;
  const details = errors.slice(0, 10).map(toLine);
  const rule = rules.find(({ codes }) => codes.test(first?.code ?? ''));
  if (rule === undefined) {
    return { title: 'The graph gave no answer', advice: 'Ask again in a moment.', details, canRetry: true };
  }
  return { title: rule.title, advice: rule.advice, details, canRetry: rule.canRetry ?? false };
}

interface Rule {
  readonly codes: RegExp;
  readonly title: string;
  readonly advice: string;
  readonly canRetry?: boolean;
}

const rules: readonly Rule[] = [
  {
    codes: /^GRAPHQL_PARSE_FAILED$/,
    title: 'The query cannot be read',
    advice: 'Mend the line that is named below, or choose a prepared question and start from there.',
  },
  {
    codes: /^GRAPHQL_VALIDATION_FAILED$/,
    title: 'The query asks for something that the graph does not have',
    advice: 'Tick fields under “Fields” instead of typing them, or mend what is named below.',
  },
  {
    codes: /^(?:BAD_USER_INPUT|NHS_NUMBER_INVALIDATED)$/,
    title: 'The question holds a value that cannot be used',
    advice: 'Check the NHS number: it has ten digits. Then check the other variables.',
  },
  {
    codes: /^(?:PATIENT_NOT_FOUND|NODE_NOT_FOUND)$/,
    title: 'Nobody is known by this number',
    advice: 'Check the number digit by digit, or choose another person.',
  },
  {
    codes: /^OPERATION_|^TOO_MANY_|^LIST_TOO_LONG$/,
    title: 'The question is larger than what is answered',
    advice: 'Ask for fewer fields, a shorter page (“first”), or fewer people at a time.',
  },
  {
    codes: /^(?:FORBIDDEN|UNAUTHENTICATED|ACCESS_DENIED)$/,
    title: 'This reader may not ask this',
    advice: 'Ask as another reader or in another role, or leave out what is named below.',
  },
  {
    codes: /^SUBGRAPH_|^SOURCE_|^RESPONSE_TOO_LARGE$/,
    title: 'A part of the graph that this question cannot do without did not answer',
    advice: 'Nothing is known, which does not mean that there is nothing. Ask again in a moment.',
    canRetry: true,
  },
];

/** One error in a line. */
export function toLine({ line, message, path, code }: AnswerError): string {
  const place = path === undefined || path.length === 0 ? '' : `${path.join('.')}: `;
  return `${line === undefined ? '' : `Line ${line}: `}${place}${message}${code === undefined ? '' : ` (${code})`}`;
}
