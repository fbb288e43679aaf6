export { readTlsSetting, type TlsSetting } from '../../schema/runtime/read-tls-setting.ts';
