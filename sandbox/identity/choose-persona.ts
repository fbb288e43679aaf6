import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback } from '../../gateway/loopback.ts';
import type { Persona } from './persona.ts';

/**
 * Asks at an issuer's `/authorize` who somebody wants to be, where the address does not say so; tells whether it
 * answered. It sends nobody back to another machine than this one.
 */
export function choosePersona(
  personas: readonly Persona[],
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const address = new URL(request.url ?? '/', 'http://localhost');
  if (address.pathname !== '/authorize') return false;
  const back = URL.parse(address.searchParams.get('redirect_uri') ?? '');
  if (back === null || !isLoopback(back.hostname)) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('redirect_uri must be an address of this machine.\n');
    return true;
  }
  if (address.searchParams.has('persona')) return false;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(toPage(personas, address));
  return true;
}

function toPage(personas: readonly Persona[], address: URL): string {
  const items = personas.map(({ id, name, role, organisation, description }) => {
    const query = new URLSearchParams(address.searchParams);
    query.set('persona', id);
    const place = organisation === '' ? role : `${role}, ${organisation}`;
    return `<li><a href="authorize?${escape(query.toString())}"><strong>${escape(name)}</strong> ${escape(place)}</a><br>${escape(description)}</li>`;
  });
  const query = new URLSearchParams(address.searchParams);
  query.set('persona', '');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · the sandbox</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
li { margin: 0.75rem 0; }
a { color: light-dark(#005eb8, #9ecbff); }
</style>
</head>
<body><main>
<h1>Who do you want to be?</h1>
<p>This is the sandbox’s login. Everybody is invented, and no password is asked for.</p>
<ul>
${items.join('\n')}
</ul>
<p><a href="authorize?${escape(query.toString())}">Nobody: go back without logging in</a></p>
</main></body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
