import { ConfigurationError, toComplaint } from '../../schema/runtime/env.ts';
import { readJsonSetting } from '../../schema/runtime/read-json-setting.ts';
import type { Profile } from '../gateway-options.ts';
import { isOpenAddress } from '../loopback.ts';
import { type IssuerSettings, issuersShape } from './issuer-settings.ts';

/** Where the issuers are configured: as JSON in the environment, or in a file. */
export interface IssuerVariables {
  readonly CAREGRAPH_ISSUERS?: string | undefined;
  readonly CAREGRAPH_ISSUERS_FILE?: string | undefined;
}

/** Reads the issuers whose tokens are taken; fails with a line for everything that is wrong. */
export function readIssuers(variables: IssuerVariables, profile: Profile): readonly IssuerSettings[] {
  const { CAREGRAPH_ISSUERS: text, CAREGRAPH_ISSUERS_FILE: file } = variables;
  const issuers = readJsonSetting({ variable: 'CAREGRAPH_ISSUERS', text, file }, issuersShape);
  if (issuers === undefined) {
    throw complain([
      'CAREGRAPH_ISSUERS_FILE must name the file that says whose tokens are taken, or CAREGRAPH_ISSUERS must hold it',
    ]);
  }
  const variable = file === undefined ? 'CAREGRAPH_ISSUERS' : 'CAREGRAPH_ISSUERS_FILE';
  const open = issuers.flatMap(({ keysUrl }, index) =>
    profile === 'production' && keysUrl !== undefined && isOpenAddress(keysUrl)
      ? [`${variable} [${index}].keysUrl must be an https address in production`]
      : [],
  );
  if (open.length > 0) throw complain(open);
  return issuers;
}

function complain(lines: readonly string[]): ConfigurationError {
  return new ConfigurationError(toComplaint(lines));
}
