import { conditions } from './codes/conditions.ts';
import type { LifeDraft } from './life-draft.ts';
import { followAsthma, followHypertension, followLowMood } from './pathways/other-long-term.ts';
import { followChildhood, followViralWheeze } from './pathways/childhood.ts';
import { followCopd } from './pathways/copd.ts';
import { followDementia } from './pathways/dementia.ts';
import { followDiabetes } from './pathways/diabetes.ts';
import { followDiabetesComplications } from './pathways/diabetes-complications.ts';
import { dressWound } from './pathways/district-nursing.ts';
import { followEndOfLife } from './pathways/end-of-life.ts';
import { followFootUlcer } from './pathways/foot-ulcer.ts';
import { followHeartFailure } from './pathways/heart-failure.ts';
import { followHipFracture } from './pathways/hip-fracture.ts';
import { admitUrgently, attendClinic, attendEmergency } from './pathways/hospital-visits.ts';
import { arrangeLongTermSupport } from './pathways/long-term-support.ts';
import { seeHealthCheck, seeMinorIllness, vaccinate } from './pathways/minor-illness.ts';
import { arrangeReablement, askForAdvice } from './pathways/reablement.ts';
import { followStroke } from './pathways/stroke.ts';
import { countOf } from './pathways/spells.ts';
import { rates } from './rates.ts';

/** Writes an ordinary life: what happens to whom depends on age, sex and how deprived the neighbourhood is. */
export function writeLife(draft: LifeDraft): void {
  const { random, until, born } = draft;
  const age = (until - born) / 365.25;
  const chances = rates(age, draft.person.deprivationDecile);
  const yearsAgo = (low: number, high: number) =>
    until - random.integer(Math.round(low * 365), Math.round(high * 365));

  if (age < 16) followChildhood(draft);
  if (age < 6 && random.chance(0.12)) followViralWheeze(draft);
  if (random.chance(chances.asthma))
    followAsthma(draft, yearsAgo(1, Math.max(1, age - 4)), chances.asthmaAttack);
  if (random.chance(chances.hypertension)) followHypertension(draft, yearsAgo(1, 18));
  if (random.chance(chances.lowMood)) followLowMood(draft, yearsAgo(0.3, 6));
  if (random.chance(chances.diabetes)) writeDiabetes(draft, chances.complication);
  else if (random.chance(chances.prediabetes)) draft.gp.problem(conditions.prediabetes, yearsAgo(0.2, 5));
  if (random.chance(chances.stroke)) followStroke(draft, yearsAgo(0.1, 5));
  if (random.chance(chances.frailty)) draft.gp.problem(conditions.moderateFrailty, yearsAgo(0.2, 4));
  if (random.chance(chances.copd)) followCopd(draft, yearsAgo(2, 15), 0.16 * chances.hardship);
  if (random.chance(chances.heartFailure)) followHeartFailure(draft, yearsAgo(1, 9), 0.28 * chances.hardship);
  if (random.chance(chances.dementia)) followDementia(draft, yearsAgo(1, 7), supportForDementia(draft));
  if (random.chance(chances.hipFracture)) followHipFracture(draft, yearsAgo(0.2, 4));
  if (draft.died ? age > 70 && random.chance(0.6) : random.chance(chances.endOfLife)) {
    followEndOfLife(draft, until - random.integer(30, 160));
  }
  writeHospitalVisits(draft, chances);
  writeOlderAge(draft, chances);
  writeSurgery(draft, age);
}

type Rates = ReturnType<typeof rates>;

function writeDiabetes(draft: LifeDraft, complication: number): void {
  const { random, until } = draft;
  const isComplicated = random.chance(complication);
  const onset = until - random.integer(500, 6000);
  const control = isComplicated || random.chance(0.3) ? 'poor' : 'good';
  followDiabetes(draft, { onset, control, reviewEvery: 180, usesInsulin: random.chance(0.15) });
  if (control === 'poor') followDiabetesComplications(draft, onset);
  if (!isComplicated) return;
  const stay = followFootUlcer(draft, {
    noticed: until - random.integer(100, 900),
    visits: random.integer(16, 34),
    isHealed: random.chance(0.7),
  });
  if (stay?.wentHome !== true || random.chance(0.4)) return;
  const goesOn = random.chance(0.5);
  const ended = arrangeReablement(draft, {
    requested: stay.discharged - 1,
    reason: 'Hospital discharge, reduced mobility after foot ulcer',
    route: 'Discharge from hospital',
    goesOn,
  });
  if (goesOn) arrangeSupport(draft, ended + 5);
}

function supportForDementia({ random }: LifeDraft): Parameters<typeof followDementia>[2] {
  return ([undefined, 'home-care', 'residential', 'nursing'] as const)[random.weighted([40, 30, 20, 10])];
}

function writeHospitalVisits(draft: LifeDraft, chances: Rates): void {
  const { random, until, born, died } = draft;
  const years = Math.min(5, Math.max(0.2, (until - born) / 365.25));
  const someDay = () => until - random.integer(1, Math.floor(years * 365));
  for (let count = countOf(random, chances.emergencyAdmissions * years); count > 0; count -= 1) {
    admitUrgently(draft, someDay());
  }
  for (let count = countOf(random, chances.emergencyAttendances * years); count > 0; count -= 1) {
    attendEmergency(draft, someDay());
  }
  for (let count = countOf(random, chances.clinics * years); count > 0; count -= 1)
    attendClinic(draft, someDay());
  if (died && random.chance(0.45)) admitUrgently(draft, until - random.integer(1, 4));
}

function writeOlderAge(draft: LifeDraft, chances: Rates): void {
  const { random, until } = draft;
  if (random.chance(chances.legUlcer)) {
    dressWound(draft, {
      received: until - random.integer(60, 700),
      reason: random.pick([conditions.legUlcer, conditions.pressureUlcer]),
      visits: random.integer(10, 40),
      length: random.integer(14, 45),
      isHealed: random.chance(0.65),
      title: 'Wound care plan',
    });
  }
  if (random.chance(chances.councilAdvice)) {
    askForAdvice(draft, {
      requested: until - random.integer(30, 1000),
      reason: random.pick([
        'Difficulty with the bath and stairs',
        'Carer is tired and asks what help there is',
      ]),
      ...(random.chance(0.6)
        ? { equipment: random.pick(['Bath board and grab rails', 'Pendant alarm', 'Perching stool']) }
        : {}),
    });
  }
  if (random.chance(chances.longTermSupport)) arrangeSupport(draft, until - random.integer(60, 1100));
}

function arrangeSupport(draft: LifeDraft, assessed: number): void {
  const { random, until, born } = draft;
  const isYoung = until - born < 65 * 365;
  arrangeLongTermSupport(draft, {
    assessed,
    kind: isYoung
      ? random.pick(['direct-payment', 'supported-living'])
      : random.pick(['home-care', 'home-care', 'direct-payment']),
    reason: isYoung ? 'learning disability, daily living' : 'mobility and personal care',
    strengths: [
      random.pick(['Good humour', 'Knows many neighbours', 'Keeps a tidy home']),
      'Can say clearly what help is wanted',
    ],
    goal: isYoung ? 'Choose how each day is spent' : 'Wash and dress safely at home',
  });
}

function writeSurgery(draft: LifeDraft, age: number): void {
  const { random, until } = draft;
  const years = Math.min(3, Math.max(0.2, age));
  const someDay = () => until - random.integer(2, Math.floor(years * 365));
  const perYear = age < 6 || age > 65 ? 1.1 : 0.6;
  for (let count = countOf(random, perYear * years); count > 0; count -= 1) seeMinorIllness(draft, someDay());
  if (age >= 25 && random.chance(0.45)) seeHealthCheck(draft, someDay());
  if (age >= 65 && random.chance(0.75)) vaccinate(draft, until - random.integer(10, 400));
}
