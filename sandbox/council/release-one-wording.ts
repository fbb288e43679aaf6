/** Client Level Data, Release 2 wording, and what Release 1 wrote in its place. */
const releaseOneWording: Readonly<Record<string, string>> = {
  'Progress to reablement/ST-Max': 'Progress to Reablement/ST-Max',
  'Progress to assessment, review or reassessment': 'Progress to Assessment',
  'Progress to support planning or services': 'Progress to Support Planning / Services',
  'Continuation of support or services': 'No change in package',
  'NFA: Deceased': 'NFA - Deceased',
  'NFA: Information and advice or signposting': 'NFA - Information & Advice / Signposting only',
  'NFA: Responsibility moved to another local authority': 'NFA - Moved to another LA',
  'NFA: Support declined': 'NFA - Support declined',
  'NFA: Support ended as planned': 'Service ended as planned',
  'NFA: Other': 'NFA- Other',
  'Long term support: Nursing care': 'Long Term Support: Nursing Care',
  'Long term support: Residential care': 'Long Term Support: Residential Care',
  'Long term support: Community': 'Long Term Support: Community',
  'Short term support: ST-Max': 'Short Term Support: ST-Max',
  'Short term support: Ongoing low level': 'Short Term Support: Ongoing Low Level',
  'Short term support: Other short term': 'Short Term Support: Other Short Term',
};

/** Says a Release 2 value as Release 1 did; a value that both spell alike stays as it is. */
export function toReleaseOne(value: string): string {
  return releaseOneWording[value] ?? value;
}
