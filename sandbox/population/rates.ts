/**
 * How likely somebody of an age in years, in a tenth of deprivation from 1, has or meets something: shares
 * for conditions, counts per year for the rest. Rounded from what is published for England; the slopes
 * matter here, not the third digit.
 */
export function rates(age: number, deprivationDecile: number) {
  const hardship = 1.45 - 0.1 * (deprivationDecile - 1);
  return {
    /** From 1.45 in the most deprived tenth down to 0.55. */
    hardship,
    asthma: age < 4 ? 0 : 0.07,
    asthmaAttack: 0.05 * hardship,
    hypertension: byAge(age, [
      [35, 0.01],
      [50, 0.1],
      [65, 0.28],
      [80, 0.5],
      [200, 0.6],
    ]),
    lowMood:
      byAge(age, [
        [16, 0],
        [30, 0.12],
        [65, 0.13],
        [200, 0.09],
      ]) * hardship,
    diabetes:
      byAge(age, [
        [25, 0],
        [40, 0.015],
        [50, 0.05],
        [60, 0.09],
        [70, 0.14],
        [80, 0.18],
        [200, 0.19],
      ]) * hardship,
    complication: 0.13 * hardship,
    prediabetes: byAge(age, [
      [35, 0],
      [70, 0.05],
      [200, 0.07],
    ]),
    stroke: byAge(age, [
      [55, 0.001],
      [75, 0.012],
      [200, 0.035],
    ]),
    frailty: byAge(age, [
      [75, 0],
      [85, 0.12],
      [200, 0.3],
    ]),
    copd:
      byAge(age, [
        [45, 0],
        [60, 0.025],
        [75, 0.06],
        [200, 0.08],
      ]) * hardship,
    heartFailure: byAge(age, [
      [50, 0.001],
      [65, 0.012],
      [80, 0.05],
      [200, 0.13],
    ]),
    dementia: byAge(age, [
      [65, 0],
      [75, 0.025],
      [85, 0.09],
      [200, 0.23],
    ]),
    hipFracture: byAge(age, [
      [65, 0],
      [75, 0.012],
      [85, 0.035],
      [200, 0.08],
    ]),
    endOfLife: byAge(age, [
      [75, 0.001],
      [85, 0.015],
      [200, 0.05],
    ]),
    legUlcer:
      byAge(age, [
        [60, 0.001],
        [75, 0.012],
        [85, 0.04],
        [200, 0.1],
      ]) * hardship,
    councilAdvice:
      byAge(age, [
        [18, 0],
        [65, 0.008],
        [80, 0.07],
        [200, 0.15],
      ]) * hardship,
    longTermSupport:
      byAge(age, [
        [18, 0],
        [65, 0.009],
        [80, 0.025],
        [200, 0.11],
      ]) * hardship,
    emergencyAdmissions:
      byAge(age, [
        [5, 0.08],
        [16, 0.03],
        [50, 0.04],
        [65, 0.06],
        [75, 0.1],
        [85, 0.19],
        [200, 0.34],
      ]) * hardship,
    emergencyAttendances:
      byAge(age, [
        [5, 0.35],
        [16, 0.2],
        [75, 0.17],
        [200, 0.3],
      ]) * hardship,
    clinics: byAge(age, [
      [16, 0.1],
      [50, 0.18],
      [200, 0.45],
    ]),
  };
}

/** The value of the first step whose age is not yet reached. */
function byAge(age: number, steps: readonly (readonly [number, number])[]): number {
  return steps.find(([below]) => age < below)?.[1] ?? 0;
}
