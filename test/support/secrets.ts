import { parseSecret, type Secret } from '../../schema/runtime/secret.ts';

/** Secrets for tests alone. */
export const sealSecret: Secret = toSecret('seals of the tests, and of nothing else');
export const idSecret: Secret = toSecret('ids of the tests, and of nothing else');

function toSecret(text: string): Secret {
  const secret = parseSecret(Buffer.from(text).toString('base64'));
  if (secret === undefined) throw new Error('A test secret is too short.');
  return secret;
}
