import type { IncomingHttpHeaders } from 'node:http';

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an origin is a page on this machine, at whatever port. */
export function isLocalOrigin(origin: string): boolean {
  const url = URL.parse(origin);
  return url !== null && url.protocol === 'http:' && url.origin === origin && localHosts.has(url.hostname);
}

/**
 * Whether a request comes from this machine's own pages or from no page at all. The host is checked too,
 * because a foreign name that resolves to loopback would otherwise make its page look like one of ours.
 */
export function isLocalRequest(headers: IncomingHttpHeaders): boolean {
  const host = URL.parse(`http://${headers.host ?? ''}`)?.hostname ?? '';
  if (!localHosts.has(host)) return false;
  if (headers.origin !== undefined) return isLocalOrigin(headers.origin);
  return headers['sec-fetch-site'] !== 'cross-site' && headers['sec-fetch-site'] !== 'same-site';
}
