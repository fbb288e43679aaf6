import type { ServerResponse } from 'node:http';
import { send } from '../http/send.ts';
import { pageHeaders } from '../page/page-headers.ts';

/** What somebody is told in place of the page. */
export interface LoginPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** Where they go on; nowhere where it is left out. */
  readonly next?: { readonly href: '/' | '/login'; readonly words: string };
}

const again = { href: '/login', words: 'Log in' } as const;

/** The pages beside a login; none holds anything of a request, so that nobody puts words into our mouth. */
export const loginPages = {
  done: {
    status: 200,
    title: 'You are logged in again',
    text: 'Close this and go back to where you asked. Your question is still there: ask again.',
  },
  ended: {
    status: 200,
    title: 'You are logged out',
    text: 'Nothing of what you saw is kept in this browser. On a shared computer, close it as well.',
    next: again,
  },
  declined: {
    status: 403,
    title: 'You were not logged in',
    text: 'The login service sent you back without a login, as it does when a login is cancelled.',
    next: { href: '/login', words: 'Try again' },
  },
  broken: {
    status: 400,
    title: 'This login cannot be finished',
    text: 'It was begun too long ago, in another window, or not here. Nobody was logged in by it.',
    next: { href: '/login', words: 'Begin again' },
  },
  noAccess: {
    status: 403,
    title: 'This login gives no access here',
    text: 'You are known, but not in a role that may use this page. Log in in another role, or ask whoever manages your roles.',
    next: { href: '/login', words: 'Log in in another role' },
  },
  tooLarge: {
    status: 500,
    title: 'This login cannot be kept',
    text: 'The login service says more about you than a browser can keep. Tell whoever runs the gateway.',
  },
  away: {
    status: 503,
    title: 'The login service does not answer',
    text: 'Nobody can log in at the moment. Try again in a minute.',
    next: { href: '/login', words: 'Try again' },
  },
} as const satisfies Record<string, LoginPage>;

/** Sends one of them. */
export function sendLoginPage(response: ServerResponse, page: LoginPage): void {
  const { status, title, text, next } = page;
  const link = next === undefined ? '' : `<p><a class="button" href="${next.href}">${next.words}</a></p>`;
  const body = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title} · Caregraph</title>
<style>
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; background: Canvas; color: CanvasText; }
main { max-width: 30rem; padding: 2rem 1.5rem; border-top: 0.35rem solid #005eb8; }
h1 { font-size: 1.5rem; margin: 0 0 0.75rem; }
.button { display: inline-block; padding: 0.6rem 1.1rem; border-radius: 0.3rem; background: #005eb8; color: #fff; }
.button:focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p>${link}</main></body>
</html>
`;
  send(response, status, body, {
    ...pageHeaders,
    'content-type': 'text/html; charset=utf-8',
    ...(status === 503 ? { 'retry-after': '30' } : {}),
  });
}
