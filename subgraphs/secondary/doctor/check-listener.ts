import { connect as connectPlainly } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { CheckContext, Finding } from '../../kit/setting-checks.ts';
import type { MllpTls } from '../mllp/tls-files.ts';

const system = 'the listener for messages';

/** Looks whether the listener on this machine takes connections, and how long its certificate lasts; it sends nothing. */
export async function checkListener(
  port: number,
  tls: MllpTls | undefined,
  { timeoutMilliseconds }: CheckContext,
): Promise<readonly Finding[]> {
  const answer = await (tls === undefined
    ? reach(port, timeoutMilliseconds)
    : greet(port, timeoutMilliseconds));
  if (answer === 'unreachable') {
    const next = 'Start the secondary subgraph, or check CAREGRAPH_MLLP_PORT.';
    return [{ system, state: 'does not work', says: 'Nothing listens on this machine.', next }];
  }
  if (answer === 'open') {
    const next =
      'Set CAREGRAPH_MLLP_TLS_KEY_FILE and CAREGRAPH_MLLP_TLS_CERTIFICATE_FILE where messages cross a network.';
    return [{ system, state: 'works', says: 'It takes connections, unencrypted.', next }];
  }
  const days = Math.floor((answer.validUntil - Date.now()) / 86_400_000);
  const clients =
    tls?.clientAuthorities === undefined ? 'from anybody' : 'from senders with a certificate alone';
  const says = `It takes encrypted connections, ${clients}; its certificate is valid for ${days} days.`;
  if (days > 30) return [{ system, state: 'works', says }];
  const next = 'Have the certificate renewed, put it in its place, and restart the subgraph.';
  return [{ system, state: 'works in part', says, next }];
}

type Reached = 'unreachable' | 'open' | { readonly validUntil: number };

function reach(port: number, timeout: number): Promise<Reached> {
  return new Promise((resolve) => {
    const socket = connectPlainly({ host: '127.0.0.1', port, timeout });
    const end = (answer: Reached) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end('open'));
    socket.once('timeout', () => end('unreachable'));
    socket.once('error', () => end('unreachable'));
  });
}

function greet(port: number, timeout: number): Promise<Reached> {
  return new Promise((resolve) => {
    // Whose certificate it is, is for senders to judge; here it is looked at alone.
    const socket = connectSecurely({ host: '127.0.0.1', port, timeout, rejectUnauthorized: false });
    const end = (answer: Reached) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('secureConnect', () => end({ validUntil: Date.parse(socket.getPeerCertificate().valid_to) }));
    socket.once('timeout', () => end('unreachable'));
    socket.once('error', () => end('unreachable'));
  });
}
