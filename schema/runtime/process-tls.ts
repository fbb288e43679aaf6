import { z } from 'zod';
import { ConfigurationError, toComplaint } from './env.ts';
import { readTlsSetting } from './read-tls-setting.ts';

/** What secures the connections between Caregraph's own processes, in PEM: each shows the others who it is. */
export interface ProcessTls {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

const file = z.string().min(1).optional();

/** The settings of the environment for TLS between Caregraph's own processes. */
export const processTlsVariables = {
  /** The certificate that this process shows to the others, with those of its authorities, a PEM file. */
  CAREGRAPH_TLS_CERT_FILE: file,
  /** Its private key, a PEM file. */
  CAREGRAPH_TLS_KEY_FILE: file,
  /** The authorities of the certificates that the others show, a PEM file. */
  CAREGRAPH_TLS_CA_FILE: file,
};

/**
 * Reads what secures the connections between the processes; `undefined` where none of it is set. Fails with a line that
 * names the variable where a part is missing or unusable, or an address of another process would be asked in the clear.
 *
 * @param addresses where other processes are asked, by the variable that says so
 */
export function readProcessTls(
  given: Readonly<Partial<Record<keyof typeof processTlsVariables, string | undefined>>>,
  addresses: Readonly<Record<string, string | undefined>>,
): ProcessTls | undefined {
  const toFile = (variable: keyof typeof processTlsVariables) => ({ variable, file: given[variable] });
  const setting = readTlsSetting({
    cert: toFile('CAREGRAPH_TLS_CERT_FILE'),
    key: toFile('CAREGRAPH_TLS_KEY_FILE'),
    ca: toFile('CAREGRAPH_TLS_CA_FILE'),
  });
  if (setting === undefined) return undefined;
  const { cert, key, ca } = setting.material;
  if (cert === undefined || key === undefined || ca === undefined) {
    const missing = ca === undefined ? 'CAREGRAPH_TLS_CA_FILE' : 'CAREGRAPH_TLS_CERT_FILE';
    throw complain([`${missing} is missing: each process shows a certificate and knows those of the others`]);
  }
  const inTheClear = Object.entries(addresses).filter(([, url]) => url?.startsWith('http:') === true);
  if (inTheClear.length > 0) {
    throw complain(
      inTheClear.map(
        ([variable]) => `${variable} must begin with https: where CAREGRAPH_TLS_CERT_FILE is set`,
      ),
    );
  }
  return { cert, key, ca };
}

function complain(lines: readonly string[]): ConfigurationError {
  return new ConfigurationError(toComplaint(lines));
}
