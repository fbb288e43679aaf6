import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuse, send } from '../../gateway/http/send.ts';
import { createAdmission } from '../../gateway/identity/admit.ts';
import { createAuthenticator } from '../../gateway/identity/create-authenticator.ts';
import { createTokenVerifier } from '../../gateway/identity/create-token-verifier.ts';
import type { IssuerSettings } from '../../gateway/identity/issuer-settings.ts';
import { createLogin } from '../../gateway/login/create-login.ts';
import type { LoginSettings } from '../../gateway/login/login-settings.ts';
import { serveNoPage } from '../../gateway/page/serve-page.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { type LoginChanges, toLoginSettings } from './login-settings.ts';

/** What stands before a gateway, without the graph behind it: who comes in is answered nothing. */
export interface LoginDoor {
  readonly settings: LoginSettings;
  close(): Promise<void>;
}

/** Opens it for those who log in at one of these issuers. */
export async function openLoginDoor(
  issuers: readonly IssuerSettings[],
  changes: LoginChanges = {},
): Promise<LoginDoor> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const settings = toLoginSettings(issuers, (server.address() as AddressInfo).port, changes);
  const log = createLog('test', 'silent');
  const verify = createTokenVerifier(issuers);
  const login = createLogin(settings, verify, log);
  const admit = login.admitWith(createAdmission(createAuthenticator(issuers, log, verify), 'production'));
  const serve = login.guard(serveNoPage);
  server.on('request', (request, response) => {
    const answer = async () => {
      if (request.url !== '/graphql') {
        if (!(await serve(request, response))) refuse(response, 404, 'There is no page.');
        return;
      }
      const admission = await admit(request);
      if (admission.kind === 'refused') {
        refuse(response, admission.status, admission.message, {}, admission.code);
        return;
      }
      response.setHeader('set-cookie', admission.cookies ?? []);
      send(response, 200, '{"data":{}}');
    };
    void answer();
  });
  return {
    settings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
