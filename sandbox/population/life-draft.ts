import { type Day, toDate, toDay } from './calendar.ts';
import { createCommunityChapter, type CommunityChapter } from './draft/community-chapter.ts';
import { createHospitalChapter, type HospitalChapter } from './draft/hospital-chapter.ts';
import { createPracticeChapter, type PracticeChapter } from './draft/practice-chapter.ts';
import { createSocialChapter, type SocialChapter } from './draft/social-chapter.ts';
import type { Span } from './draft/span.ts';
import type { Life, Person } from './life.ts';
import type { Random } from './random.ts';
import type { Town } from './towns.ts';

/** Whose life is drafted, where, and until when. */
export interface DraftSetting {
  readonly index: number;
  readonly random: Random;
  readonly person: Person;
  readonly town: Town;
  /** Whether anybody who prescribes must keep to other antibiotics. */
  readonly avoidsPenicillin: boolean;
  /** The last day that anybody can know of. */
  readonly today: Day;
}

/** A life while pathways write into it; each chapter refuses what lies outside the life. */
export interface LifeDraft extends DraftSetting, Span {
  readonly gp: PracticeChapter;
  readonly hospital: HospitalChapter;
  readonly community: CommunityChapter;
  readonly social: SocialChapter;
}

/** What the chapters of a finished draft hold. */
export type Chapters = Pick<
  Life,
  | 'problems'
  | 'medicines'
  | 'allergies'
  | 'consultations'
  | 'hospitalStays'
  | 'hospitalMedicines'
  | 'communityReferrals'
  | 'socialCareEvents'
  | 'supportPlans'
  | 'allocations'
>;

/** Opens a draft with empty chapters. */
export function createLifeDraft(setting: DraftSetting): LifeDraft {
  const { person, today } = setting;
  const span: Span = {
    index: setting.index,
    random: setting.random,
    born: toDay(person.birthDate),
    until: person.deathDate === undefined ? today : toDay(person.deathDate),
    died: person.deathDate !== undefined,
  };
  return {
    ...setting,
    ...span,
    gp: createPracticeChapter({ ...span, until: registeredUntil(person, span.until) }),
    hospital: createHospitalChapter(span, setting.town),
    community: createCommunityChapter(span),
    social: createSocialChapter(span),
  };
}

/** Closes a draft: nobody is visited at home, or seen in the surgery, while they lie in hospital. */
export function finishLifeDraft(draft: LifeDraft): Chapters {
  const stays = draft.hospital.stays();
  const away = stays
    .filter(({ kind }) => kind === 'inpatient')
    .map((stay) => ({
      from: stay.admitted.slice(0, 10),
      to: (stay.discharged ?? toDate(draft.until)).slice(0, 10),
    }));
  const isAtHome = (instant: string) => {
    const date = instant.slice(0, 10);
    return !away.some(({ from, to }) => date >= from && date <= to);
  };
  return {
    ...draft.gp.read(isAtHome),
    hospitalStays: stays,
    hospitalMedicines: draft.hospital.medicines(),
    communityReferrals: draft.community.read(isAtHome),
    ...draft.social.read(),
  };
}

/** Whoever leaves a practice's list leaves no more in its record. */
function registeredUntil(person: Person, until: Day): Day {
  return person.removedFromPractice === undefined
    ? until
    : Math.min(until, toDay(person.removedFromPractice.on));
}
