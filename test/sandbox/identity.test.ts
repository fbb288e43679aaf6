import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { issuersShape } from '../../gateway/identity/issuer-settings.ts';
import { sandboxIssuers, toIssuerSettings } from '../../sandbox/identity/sandbox-issuers.ts';
import { startIdentity } from '../../sandbox/identity/start-identity.ts';
import { runTokenCommand } from '../../sandbox/identity/token-command.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';

const population = createPopulation({ people: 30 });
const identity = await startIdentity({ population, port: 0 });
afterEach(() => identity.setState('up'));
afterAll(() => identity.close());

const get = async (path: string) =>
  (await fetch(`${identity.url}${path}`)).json() as Promise<Record<string, unknown>>;
const port = new URL(identity.url).port;
const run = (...words: string[]) => runTokenCommand(words, { CAREGRAPH_IDENTITY_PORT: port });

describe("the sandbox's identity provider", () => {
  it('lists whom one can be, the general practitioner first, and nothing of their tokens', async () => {
    const listed = (await get('/personas')) as unknown as Record<string, string>[];
    expect(listed.map(({ id }) => id)).toEqual([
      'general-practitioner',
      'practice-pharmacist',
      'hospital-doctor',
      'emergency-doctor',
      'district-nurse',
      'social-worker',
      'care-home-manager',
      'optometrist',
      'patient',
      'daughter',
      'analyst',
      'partner-app',
      'privacy-officer',
    ]);
    expect(listed[0]).toEqual({
      id: 'general-practitioner',
      name: 'Dr Samira Rahman',
      description: 'The general practitioner with whom Dorothy is registered.',
      kind: 'professional',
      role: 'General Medical Practitioner',
      organisation: 'Mereside Surgery',
    });
  });

  it('has the organisations that look after the person to show first', async () => {
    const { practice, trust, person } = population.life(0);
    const listed = (await get('/personas')) as unknown as Record<string, string>[];
    const organisationOf = (id: string) => listed.find((persona) => persona['id'] === id)?.['organisation'];
    expect(organisationOf('practice-pharmacist')).toBe(practice.name);
    expect(organisationOf('hospital-doctor')).toBe(trust.name);
    expect(organisationOf('district-nurse')).toBe('Vale and Shore Community NHS Trust');
    expect(organisationOf('social-worker')).toBe('Vale and Shore Council');
    expect(listed.find(({ id }) => id === 'patient')?.['name']).toContain(person.familyName);
  });

  it.each(sandboxIssuers)('publishes where and how %s signs', async (issuer) => {
    const document = await get(`/${issuer}/.well-known/openid-configuration`);
    expect(document).toMatchObject({
      issuer: `${identity.url}/${issuer}`,
      jwks_uri: `${identity.url}/${issuer}/jwks`,
      token_endpoint: `${identity.url}/${issuer}/token`,
    });
    const { keys } = await get(`/${issuer}/jwks`);
    expect(JSON.stringify(keys)).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/);
  });

  it('signs tokens that its published keys verify, for an hour', async () => {
    const response = await fetch(`${identity.url}/personas/patient/token`, { method: 'POST' });
    const { accessToken, expiresIn } = (await response.json()) as { accessToken: string; expiresIn: number };
    expect(expiresIn).toBe(3600);
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS512', typ: 'at+jwt' });
    const { payload } = await jwtVerify(
      accessToken,
      createRemoteJWKSet(new URL(`${identity.url}/nhs-login/jwks`)),
    );
    expect(payload).toMatchObject({ nhs_number: population.life(0).person.nhsNumber, vot: 'P9.Cp.Cd' });
  });

  it('gives a token for the name of a persona at its token endpoint, and to nobody else', async () => {
    const ask = (username: string) =>
      fetch(`${identity.url}/care-identity/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'password', username, password: 'any' }),
      });
    const given = (await (await ask('district-nurse')).json()) as Record<string, string>;
    expect(Object.keys(given)).toEqual(['access_token', 'token_type', 'expires_in']);
    expect(decodeJwt(given['access_token'] ?? '')).toMatchObject({
      nhsid_nrbac_roles: [{ org_code: 'RZY' }],
    });
    for (const name of ['patient', 'nobody', '']) {
      const refused = await ask(name);
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { error: 'invalid_grant', error_description: 'The username must be one of the personas.' },
      ]);
    }
  });

  it('has settings for a gateway that a gateway takes', () => {
    expect(issuersShape.safeParse(toIssuerSettings(identity.url)).success).toBe(true);
  });

  it.each(['/personas/nobody/token', '/personas', '/personas/patient', '/'])(
    'has nothing to post to at %s',
    async (path) => {
      expect((await fetch(`${identity.url}${path}`, { method: 'POST' })).status).toBe(404);
    },
  );
});

describe('npm run token', () => {
  it('prints a token and nothing beside it', async () => {
    const { status, text } = await run('district-nurse');
    expect(status).toBe(0);
    expect(decodeJwt(text)).toMatchObject({ iss: `${identity.url}/care-identity`, given_name: 'Tariq' });
  });

  it('lists the personas when it is asked for help, or for nobody', async () => {
    const [helped, asked] = [await run('--help'), await run()];
    expect([helped.status, asked.status]).toEqual([0, 1]);
    expect(helped.text).toMatch(/^Usage: npm run --silent token -- PERSONA\n/);
    expect(helped.text).toContain('  privacy-officer       Ms Odette Lambourne.');
    expect(asked.text).toBe(helped.text);
  });

  it.each([['nobody'], ['constructor']])('says whom there is in place of %s', async (name) => {
    const { status, text } = await run(name);
    expect(status).toBe(1);
    expect(text).toMatch(/^There is no such persona\. They are: general-practitioner, /);
  });

  it.each([[['--as', 'patient']], [['patient', 'daughter']]])(
    'says how it is used in place of %j',
    async (words) => {
      expect(await run(...words)).toMatchObject({
        status: 1,
        text: expect.stringMatching(/^Usage:/) as string,
      });
    },
  );

  it.each(['down', 'garbage'] as const)('says what to do where the provider is %s', async (state) => {
    await identity.setState(state);
    expect(await run('patient')).toEqual({
      status: 1,
      text: `No sandbox gives tokens on port ${port}. Start it with "npm start", or set CAREGRAPH_IDENTITY_PORT to its identity provider's port.`,
    });
  });
});
