import type { CarePackage, SocialCareAssessment, SocialCareContact } from '../../schema/generated/social.ts';
import type { AskedRecord } from '../kit/asked-record.ts';
import type { AreaAnswer, Contribution } from '../kit/outcome.ts';
import type { AreaRead, ItemOf, ReadContext } from '../kit/setting-backend.ts';
import type { SocialBackend } from './backend.ts';
import type { FileBackend } from './file/file-backend.ts';
import type { HomeCareBackend } from './home-care/home-care-backend.ts';

/** What stands beside a council's live system. */
export interface OtherSources {
  /** The files that councils send. */
  readonly files?: FileBackend | undefined;
  /** The visit logs of home-care providers, each a source of its own. */
  readonly homeCare?: readonly HomeCareBackend[];
}

/**
 * Builds one backend of a council's live system, the files that councils send and the logs of home-care providers.
 *
 * What a file and the live system both say of one event is one item, and the live one is kept: it is newer and says
 * more. Where the live system may not be read for somebody, nothing else speaks of them either.
 */
export function combineBackends(live: SocialBackend, { files, homeCare = [] }: OtherSources): SocialBackend {
  const visits = homeCare.map((provider) => provider.visits);
  const withVisits = {
    ...live,
    visits: combine(live.visits, visits, ([council = [], ...logs]) => {
      // A council keeps no visit logs; that is said only where nobody else does.
      const told = council.filter(({ outcome }) => outcome.kind !== 'not-supported');
      return logs.length === 0 ? council : [...told, ...logs.flat()];
    }),
  };
  if (files === undefined) return withVisits;
  return {
    ...withVisits,
    encounters: withFile(live.encounters, files.encounters, toContactKey),
    carePackages: withFile(live.carePackages, files.carePackages, toPackageKey),
    assessments: withFile(live.assessments, files.assessments, toAssessmentKey),
  };
}

/** Asks all for one area, and joins what they said of each person; the first is the council's live system. */
function combine<Item>(
  live: AreaRead<Item>,
  others: readonly AreaRead<Item>[],
  join: (answers: readonly AreaAnswer<Item>[]) => AreaAnswer<Item>,
): AreaRead<Item> {
  return async (asked: readonly AskedRecord[], context: ReadContext) => {
    const answers = await Promise.all([live, ...others].map((read) => read(asked, context)));
    return asked.map((_, index) => {
      const own = answers.map((answer) => answer[index] ?? []);
      const isWithheld = own[0]?.some(({ outcome }) => outcome.kind === 'withheld') === true;
      return isWithheld ? (own[0] ?? []) : join(own);
    });
  };
}

function withFile<Item>(
  live: AreaRead<Item>,
  file: AreaRead<Item>,
  toKey: (item: Item) => string,
): AreaRead<Item> {
  return combine(live, [file], ([fromLive = [], fromFile = []]) => {
    const known = new Set(
      fromLive.flatMap(({ source, outcome }) =>
        outcome.kind === 'found' ? outcome.value.map((item) => toCouncilKey(source, toKey(item))) : [],
      ),
    );
    return [...fromLive, ...fromFile.map((contribution) => withoutKnown(contribution, known, toKey))];
  });
}

function withoutKnown<Item>(
  contribution: Contribution<Item>,
  known: ReadonlySet<string>,
  toKey: (item: Item) => string,
): Contribution<Item> {
  const { source, outcome } = contribution;
  if (outcome.kind !== 'found') return contribution;
  const value = outcome.value.filter((item) => !known.has(toCouncilKey(source, toKey(item))));
  const isToldElsewhere = value.length === 0 && outcome.value.length > 0;
  return { ...contribution, outcome: { ...outcome, value }, ...(isToldElsewhere ? { isToldElsewhere } : {}) };
}

/** Two councils can hold events that look alike. */
function toCouncilKey(source: Contribution<unknown>['source'], key: string): string {
  return `${source.organisation?.odsCode ?? ''} ${key}`;
}

function toContactKey({ kind, period }: ItemOf<SocialCareContact>): string {
  return JSON.stringify([kind, period?.start, period?.end]);
}

/** Without the end: a file is behind the live system, where a service may have ended since. */
function toPackageKey({ serviceType, component, period }: CarePackage): string {
  return JSON.stringify([serviceType.display, component?.display, period?.start]);
}

/** Without the end, as for packages: an assessment that is going on in the live system has ended in no file. */
function toAssessmentKey({ kind, period }: SocialCareAssessment): string {
  return JSON.stringify([kind.display, period?.start]);
}
