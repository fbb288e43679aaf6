import { readJsonSetting } from '../../kit/read-json-setting.ts';
import { type ErsConfiguration, ersShape } from './ers-configuration.ts';

/** Reads what is said of the e-Referral Service; `undefined` where nothing is. */
export function readErs(environment: {
  readonly CAREGRAPH_ERS?: string | undefined;
  readonly CAREGRAPH_ERS_FILE?: string | undefined;
}): ErsConfiguration | undefined {
  const { CAREGRAPH_ERS: text, CAREGRAPH_ERS_FILE: file } = environment;
  return readJsonSetting({ variable: 'CAREGRAPH_ERS', text, file }, ersShape);
}
