import type { Answer, AnswerError, Problem } from './answer.ts';

/** Problems that lie in no answer. */
export const problems = {
  gone: {
    title: 'The gateway does not answer',
    advice:
      'It may be stopped, or the network is. Your query is still here: start the gateway again, then ask again.',
    canRetry: true,
    keepsEarlier: true,
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
  stillLoggedIn: {
    title: 'You are still logged in',
    advice:
      'The gateway did not answer. What was shown is taken away. Log out again in a moment, or close the browser.',
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
      adviceOf[status] ??
      (status >= 500 ? inTrouble : 'Reload the page. If this goes on, tell whoever runs the gateway.'),
    details: [`HTTP status ${status}`],
    canRetry: true,
    ...(status >= 500 || status === 429 ? { keepsEarlier: true } : {}),
  };
}

const inTrouble = 'The gateway, or something before it, is in trouble. Ask again in a moment.';

const adviceOf: Readonly<Record<number, string>> = {
  403: 'Something before the gateway refused to pass the question on. Tell whoever runs it.',
  413: 'The question is too long for something before the gateway. Ask for fewer fields.',
  429: 'Too much was asked in a short time. Ask again in a minute.',
};

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
  const { title, advice, canRetry = false, keepsEarlier = false } = rule;
  return { title, advice, details, canRetry, keepsEarlier };
}

interface Rule {
  readonly codes: RegExp;
  readonly title: string;
  readonly advice: string;
  readonly canRetry?: boolean;
  readonly keepsEarlier?: boolean;
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
    codes: /^TOO_MANY_PERSONS$/,
    title: 'This reader has opened too many people in a short time',
    advice:
      'Nothing is known of others, which does not mean that there is nothing. Those of the last hour stay open; wait some minutes for another, or break the glass in an emergency.',
    canRetry: true,
  },
  {
    codes: /^(?:TOO_MANY_UNDER_WAY|PLANNING_BUSY|GATEWAY_CLOSING|SEARCH_LIMITED)$/,
    title: 'The graph is too busy to answer now',
    advice: 'Nothing is known, which does not mean that there is nothing. Ask again in a minute.',
    canRetry: true,
    keepsEarlier: true,
  },
  {
    codes: /^(?:AUDIT_UNAVAILABLE|ACCESS_UNDECIDED)$/,
    title: 'Nothing can be shown at the moment',
    advice: 'Who looks cannot be recorded, or what they may see cannot be found out. Ask again in a minute.',
    canRetry: true,
  },
  {
    codes: /^OPERATION_|^TOO_MANY_|^(?:LIST_TOO_LONG|FIELD_REPEATED|PLAN_BUDGET_EXCEEDED)$/,
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
    keepsEarlier: true,
  },
];

/** One error in a line. */
export function toLine({ line, message, path, code }: AnswerError): string {
  const place = path === undefined || path.length === 0 ? '' : `${path.join('.')}: `;
  return `${line === undefined ? '' : `Line ${line}: `}${place}${message}${code === undefined ? '' : ` (${code})`}`;
}
