import { z } from 'zod';
import { type PurposeOfUse, purposesOfUse } from '../../schema/runtime/purpose-of-use.ts';
import { type Scope, scopes } from '../../schema/runtime/scopes.ts';

/** The signatures that an issuer may use; none of them can be made with what the issuer publishes. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

// Nobody logs in to break the glass: it is asked of the graph, for one person and with a reason.
const purpose = z.enum(
  (Object.keys(purposesOfUse) as PurposeOfUse[]).filter((known) => known !== 'BTG') as [PurposeOfUse],
);
const scope = z.enum(Object.keys(scopes) as [Scope, ...Scope[]]);

const publicKey = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), kid: z.string().min(1) })
  .refine((key) => !Object.hasOwn(key, 'd'), 'must not be a private key');

const clientSettings = z.strictObject({
  /** The purposes for which it may ask; the first counts where its tokens name none. */
  purposes: z.array(purpose).min(1),
  scopes: z.array(scope).min(1),
  /** What an application without a professional in front of it is; only for client credentials. */
  kind: z.enum(['app', 'service']).default('app'),
  /** Who answers for it; only for client credentials. */
  organisation: z
    .strictObject({ odsCode: z.string().regex(/^[A-Z0-9]{2,10}$/), name: z.string().min(1) })
    .optional(),
});

const issuerSettings = z
  .strictObject({
    /** What we call the issuer, in a caller and in the log. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be a short name in small letters'),
    /** Which claims its tokens hold. */
    shape: z.enum(['care-identity', 'nhs-login', 'client-credentials']),
    /** The `iss` of its tokens, exactly. */
    issuer: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
    /** The `aud` that its tokens name us by. */
    audience: z.string().min(1),
    algorithms: z.array(z.enum(algorithms)).min(1),
    /** The `typ` of its tokens: `at+jwt` for access tokens (RFC 9068). */
    type: z.string().min(1).default('at+jwt'),
    /** Where it publishes its keys as a JWK Set. */
    keysUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Its keys themselves, in place of an address. */
    keys: z.array(publicKey).min(1).optional(),
    /** How long keys that were fetched count while they cannot be fetched again. */
    keysSeconds: z.number().int().min(60).max(86_400).default(3600),
    /** How far its clock may be from ours. */
    skewSeconds: z.number().int().min(0).max(60).default(5),
    /** The longest life that a token of it may have. */
    tokenSeconds: z.number().int().min(1).max(86_400).default(3600),
    /** Whether each token, known by its `jti`, is taken once only. */
    isOneTime: z.boolean().default(false),
    /** The applications whose tokens are taken, by their identifier. */
    clients: z.record(z.string().min(1), clientSettings),
  })
  .superRefine((given, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((given.keys === undefined) === (given.keysUrl === undefined)) {
      complain('keysUrl', 'must be set, or "keys" must be, but not both');
    }
    if (Object.keys(given.clients).length === 0) complain('clients', 'must name at least one application');
    if (given.shape !== 'client-credentials') return;
    for (const [id, client] of Object.entries(given.clients)) {
      if (client.organisation === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['clients', id, 'organisation'],
          message: 'must say who answers for the application',
        });
      }
    }
  });

/** The settings of all issuers whose tokens are taken, as they are configured. */
export const issuersShape = z
  .array(issuerSettings)
  .min(1, 'must name at least one issuer')
  .superRefine((given, context) => {
    for (const field of ['name', 'issuer'] as const) {
      const values = given.map((issuer) => issuer[field]);
      values.forEach((value, index) => {
        if (values.indexOf(value) === index) return;
        context.addIssue({ code: 'custom', path: [index, field], message: 'must differ between issuers' });
      });
    }
  });

/** An issuer whose tokens are taken. */
export type IssuerSettings = z.output<typeof issuerSettings>;

/** An application whose tokens are taken. */
export type ClientSettings = z.output<typeof clientSettings>;

/** The same as it may be written, with what has a default left out. */
export type GivenIssuerSettings = z.input<typeof issuerSettings>;
