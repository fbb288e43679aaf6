/** Tells whether a host is this machine and nothing else, as it is written in an address or listened on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^\[?::1\]?$/.test(host) || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Tells whether what is sent to an address could be read on its way: http, to another machine than this one. */
export function isOpenAddress(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed !== null && parsed.protocol === 'http:' && !isLoopback(parsed.hostname);
}
