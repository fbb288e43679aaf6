import { settingsOfFields } from 'virtual:settings-of-fields';
import { isSettingName, settingNames, settingWords } from '../completeness/settings.ts';

/** Which settings a field comes from; nothing where that says nothing. */
export function SettingBadges({ type, field }: { readonly type: string; readonly field: string }) {
  const settings = toSettings(type, field);
  if (settings.length === 0) return null;
  if (settings.length === settingNames.length) return <span className="badge badge-all">All settings</span>;
  return (
    <>
      {settings.map((name) => (
        <span key={name} className={`badge lane-${name.toLowerCase()}`}>
          {settingWords[name]}
        </span>
      ))}
    </>
  );
}

/** The care settings of a field; those of a type that many share say nothing of it. */
export function toSettings(type: string, field: string) {
  const graphs = settingsOfFields[`${type}.${field}`] ?? settingsOfFields[type] ?? [];
  const settings = graphs.filter(isSettingName).filter((name) => name !== 'PATIENT');
  return graphs.length === 5 ? [] : settings;
}
