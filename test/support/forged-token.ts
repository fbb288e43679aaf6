import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { testPublicKey } from './tokens.ts';

/** The parts of a token as JSON, for taking it apart and putting it together wrongly. */
export interface TokenParts {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** Takes a token apart. */
export function takeApart(token: string): TokenParts {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as TokenParts['header'];
  return { header: read(header), payload: read(payload), signature };
}

/** Puts a token together again, whatever its signature. */
export function putTogether({ header, payload, signature }: TokenParts): string {
  return `${toPart(header)}.${toPart(payload)}.${signature}`;
}

/** A token whose signature is the hash that anybody can make with what the issuer publishes. */
export function signWithPublicKey(token: string): string {
  const { header, payload } = takeApart(token);
  const signed = `${toPart({ ...header, alg: 'HS256' })}.${toPart(payload)}`;
  const signature = createHmac('sha256', JSON.stringify(testPublicKey)).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

const strangers = await generateKeyPair('ES256', { extractable: true });
const strangersKey = await exportJWK(strangers.publicKey);

/** A token with the same claims, signed with the key of a stranger, who may put that key into its header. */
export function signAsStranger(token: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { header, payload } = takeApart(token);
  return new SignJWT(payload)
    .setProtectedHeader({ ...header, alg: 'ES256', ...more })
    .sign(strangers.privateKey);
}

/** The public key of the stranger. */
export const strangersPublicKey = { ...strangersKey, kid: 'test-key', alg: 'ES256' };

function toPart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
