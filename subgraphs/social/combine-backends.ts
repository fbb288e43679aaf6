import type { CarePackage, SocialCareContact } from '../../schema/generated/social.ts';
import type { AskedRecord } from '../kit/asked-record.ts';
import type { AreaAnswer } from '../kit/outcome.ts';
import type { AreaRead, ItemOf, ReadContext } from '../kit/setting-backend.ts';
import type { SocialBackend } from './backend.ts';

/**
 * Builds one backend of a council's live system and the files that councils send.
 *
 * What both say of one event is one item, and the live one is kept: it is newer and says more.
 */
export function combineBackends(live: SocialBackend, files: SocialBackend): SocialBackend {
  return {
    ...live,
    encounters: combine(live.encounters, files.encounters, toContactKey),
    carePackages: combine(live.carePackages, files.carePackages, toPackageKey),
  };
}

function combine<Item>(
  live: AreaRead<Item>,
  files: AreaRead<Item>,
  toKey: (item: Item) => string,
): AreaRead<Item> {
  return async (asked: readonly AskedRecord[], context: ReadContext) => {
    const [fromLive, fromFiles] = await Promise.all([live(asked, context), files(asked, context)]);
    return asked.map((_, index) => withoutKnown(fromLive[index] ?? [], fromFiles[index] ?? [], toKey));
  };
}

function withoutKnown<Item>(
  live: AreaAnswer<Item>,
  files: AreaAnswer<Item>,
  toKey: (item: Item) => string,
): AreaAnswer<Item> {
  const known = new Set(
    live.flatMap(({ source, outcome }) =>
      outcome.kind === 'found' ? outcome.value.map((item) => toCouncilKey(source, toKey(item))) : [],
    ),
  );
  return [
    ...live,
    ...files.map((contribution) => {
      const { source, outcome } = contribution;
      if (outcome.kind !== 'found') return contribution;
      const value = outcome.value.filter((item) => !known.has(toCouncilKey(source, toKey(item))));
      return { ...contribution, outcome: { ...outcome, value } };
    }),
  ];
}

/** Two councils can hold events that look alike. */
function toCouncilKey(source: AreaAnswer<unknown>[number]['source'], key: string): string {
  return `${source.organisation?.odsCode ?? ''} ${key}`;
}

function toContactKey({ kind, period }: ItemOf<SocialCareContact>): string {
  return JSON.stringify([kind, period?.start, period?.end]);
}

/** Without the end: a file is behind the live system, where a service may have ended since. */
function toPackageKey({ serviceType, component, period }: CarePackage): string {
  return JSON.stringify([serviceType.display, component?.display, period?.start]);
}
