import { createServer } from 'node:net';

/** Everything that listens in the sandbox, with what a person would call it. */
export const listeners = {
  gateway: { port: 4000, variable: 'CAREGRAPH_GATEWAY_PORT', name: 'the gateway' },
  patient: { port: 4001, variable: 'CAREGRAPH_PATIENT_PORT', name: 'the patient subgraph' },
  primary: { port: 4002, variable: 'CAREGRAPH_PRIMARY_PORT', name: 'the primary subgraph' },
  secondary: { port: 4003, variable: 'CAREGRAPH_SECONDARY_PORT', name: 'the secondary subgraph' },
  community: { port: 4004, variable: 'CAREGRAPH_COMMUNITY_PORT', name: 'the community subgraph' },
  social: { port: 4005, variable: 'CAREGRAPH_SOCIAL_PORT', name: 'the social subgraph' },
  admin: { port: 4009, variable: 'CAREGRAPH_GATEWAY_ADMIN_PORT', name: "the gateway's metrics" },
  switchboard: { port: 4010, variable: 'CAREGRAPH_SWITCHBOARD_PORT', name: 'the switchboard' },
  demographics: { port: 4011, variable: 'CAREGRAPH_SANDBOX_PDS_PORT', name: 'the demographic service' },
  directory: { port: 4012, variable: 'CAREGRAPH_SANDBOX_SDS_PORT', name: 'the directory service' },
  emis: { port: 4013, variable: 'CAREGRAPH_SANDBOX_EMIS_PORT', name: 'the first practice system' },
  tpp: { port: 4014, variable: 'CAREGRAPH_SANDBOX_TPP_PORT', name: 'the second practice system' },
  practices: {
    port: 4015,
    variable: 'CAREGRAPH_SANDBOX_PRACTICES_PORT',
    name: 'the other practice systems',
  },
  locator: { port: 4022, variable: 'CAREGRAPH_SANDBOX_NRL_PORT', name: 'the record locator' },
  council: { port: 4016, variable: 'CAREGRAPH_SANDBOX_COUNCIL_PORT', name: "the council's system" },
  communityDatabase: {
    port: 4017,
    variable: 'CAREGRAPH_SANDBOX_COMMUNITY_PORT',
    name: 'the community database',
  },
  secondaryStore: { port: 4018, variable: 'CAREGRAPH_SANDBOX_STORE_PORT', name: 'the hospital store' },
  hospitalRecords: {
    port: 4023,
    variable: 'CAREGRAPH_SANDBOX_RECORDS_PORT',
    name: "the hospital's record system",
  },
  referralServices: {
    port: 4024,
    variable: 'CAREGRAPH_SANDBOX_REFERRALS_PORT',
    name: 'the services for referrals and bookings',
  },
  homeCare: {
    port: 4025,
    variable: 'CAREGRAPH_SANDBOX_HOME_CARE_PORT',
    name: 'the home-care providers',
  },
  telehealth: { port: 4026, variable: 'CAREGRAPH_TELEHEALTH_PORT', name: 'the listener for readings' },
  identity: { port: 4019, variable: 'CAREGRAPH_IDENTITY_PORT', name: 'the identity provider' },
  mllp: { port: 4020, variable: 'CAREGRAPH_MLLP_PORT', name: 'the hospital message listener' },
  accessStore: { port: 4021, variable: 'CAREGRAPH_SANDBOX_ACCESS_PORT', name: 'the access store' },
  communityPostgres: {
    port: 4027,
    variable: 'CAREGRAPH_SANDBOX_COMMUNITY_POSTGRES_PORT',
    name: 'the embedded database of the community provider',
  },
  secondaryPostgres: {
    port: 4028,
    variable: 'CAREGRAPH_SANDBOX_STORE_POSTGRES_PORT',
    name: 'the embedded database of the hospital store',
  },
} as const;

/** The name of something that listens in the sandbox. */
export type Listener = keyof typeof listeners;

/** The port of everything that listens. */
export type Ports = Readonly<Record<Listener, number>>;

/** Reads the ports from the environment; fails with a sentence for a value that is no port or stands twice. */
export function readPorts(environment: NodeJS.ProcessEnv): Ports {
  const holders = new Map<number, string>();
  const entries = Object.entries(listeners).map(([name, { port, variable }]) => {
    const text = environment[variable];
    const chosen = text === undefined ? port : Number(text);
    if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65_535) {
      throw new Error(`${variable} must be a port from 1 to 65535.`);
    }
    const holder = holders.get(chosen);
    if (holder !== undefined) throw new Error(`${holder} and ${variable} must be two different ports.`);
    holders.set(chosen, variable);
    return [name, chosen] as const;
  });
  return Object.fromEntries(entries) as Ports;
}

/** Finds the ports that another program holds, each as a sentence that says what to do. */
export async function findTakenPorts(ports: Ports): Promise<readonly string[]> {
  const faults = await Promise.all(
    Object.entries(listeners).map(async ([name, listener]) => {
      const port = ports[name as Listener];
      if (await isFree(port)) return [];
      return [
        `Port ${port}, for ${listener.name}, is taken. Stop the program that holds it, or set ${listener.variable} to another port.`,
      ];
    }),
  );
  return faults.flat();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
