export { type JsonSetting, readJsonSetting, readText } from '../../schema/runtime/read-json-setting.ts';
