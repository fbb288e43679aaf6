import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PersonaId, personas, tokenOf } from '../support/tokens.ts';

/** What stands for the sandbox's identity provider. */
export interface FakePersonas {
  readonly url: string;
  /** The ids whose tokens were asked for. */
  readonly asked: string[];
  /** What is given in the place of the next token; `undefined` for a good one. */
  setToken(token: string | undefined): void;
  close(): Promise<void>;
}

/** Starts what gives the page the personas of the tests, with tokens that the gateway of the tests takes. */
export async function startPersonas(): Promise<FakePersonas> {
  const asked: string[] = [];
  let bad: string | undefined;
  const server = createServer((request, response) => {
    const id = /^\/personas\/([a-z-]+)\/token$/.exec(request.url ?? '')?.[1];
    const answer = async () => {
      if (id === undefined) return listPersonas();
      asked.push(id);
      const accessToken = bad ?? (await tokenOf(id as PersonaId));
      bad = undefined;
      return { accessToken, expiresIn: 300 };
    };
    response.setHeader('content-type', 'application/json');
    void answer().then((value) => response.end(JSON.stringify(value)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setToken(token) {
      bad = token;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listPersonas() {
  return personas.map(({ id, name, description, kind, role, organisation }) => ({
    id,
    name,
    description,
    kind,
    role,
    organisation,
  }));
}
