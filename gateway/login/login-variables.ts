import { z } from 'zod';
import { secretVariable } from '../../schema/runtime/env.ts';
import { type Secret } from '../../schema/runtime/secret.ts';
import { isOpenAddress } from '../loopback.ts';
import { claimsPlaces } from './login-settings.ts';

const seconds = z.coerce.number().int().min(60).max(86_400);

/** An address as browsers send it as an origin. */
const originVariable = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address', abort: true })
  .refine((text) => URL.parse(text)?.origin === text, 'must be a scheme, a host and a port, and no path')
  .refine((text) => !isOpenAddress(text), 'must be an https address, for cookies would be sent in the open');

/** One secret or several with commas between: the first seals, each of them opens. */
const secretsVariable = z.string().transform((text, context): [Secret, ...Secret[]] => {
  const read = text.split(',').map((part) => secretVariable.safeParse(part.trim()));
  const [first, ...others] = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (first === undefined || others.length + 1 < read.length) {
    context.addIssue({
      code: 'custom',
      message:
        'must be at least 32 random bytes in base64, as from "openssl rand -base64 32"; the newest first',
    });
    return z.NEVER;
  }
  return [first, ...others];
});

/** What the protocol itself sends, so that nobody sets it beside. */
const reserved = ['client_id', 'code_challenge', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'];

const parametersVariable = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object of texts' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string(), { error: 'must be a JSON object of texts' }))
  .refine(
    (given) => reserved.every((name) => !Object.hasOwn(given, name)),
    `must not name ${reserved.join(', ')}`,
  );

/** The settings of the page's login in the environment; without an address there is none. */
export const loginVariables = {
  /** Where browsers reach the gateway; the issuer sends them back to `/login/callback` below it. */
  CAREGRAPH_LOGIN_URL: originVariable.optional(),
  /** Who logs people in: the name of one of the issuers. */
  CAREGRAPH_LOGIN_ISSUER: z.string().optional(),
  /** The identifier under which the issuer knows the page. */
  CAREGRAPH_LOGIN_CLIENT: z.string().optional(),
  CAREGRAPH_LOGIN_CLIENT_SECRET: z.string().optional(),
  CAREGRAPH_LOGIN_CLIENT_SECRET_FILE: z.string().optional(),
  /** A private key in PEM (PKCS #8), in place of a secret. */
  CAREGRAPH_LOGIN_KEY_FILE: z.string().optional(),
  /** The name under which the issuer knows its public half. */
  CAREGRAPH_LOGIN_KEY_ID: z.string().optional(),
  CAREGRAPH_LOGIN_KEY_ALGORITHM: z.enum(['RS256', 'RS512', 'PS256', 'ES256']).default('RS512'),
  CAREGRAPH_LOGIN_SCOPES: z.string().default('openid'),
  /** What else the issuer wants to be sent, as JSON. */
  CAREGRAPH_LOGIN_PARAMETERS: parametersVariable,
  CAREGRAPH_LOGIN_CLAIMS: z.enum(claimsPlaces).default('access-token'),
  CAREGRAPH_LOGIN_SECRETS: secretsVariable.optional(),
  CAREGRAPH_LOGIN_IDLE: seconds.default(1800),
  CAREGRAPH_LOGIN_MAXIMUM: seconds.default(36_000),
};

/** The same once they are read. */
export type LoginVariables = z.output<z.ZodObject<typeof loginVariables>>;
