/** A blood pressure, both in millimetres of mercury. */
export interface BloodPressure {
  readonly systolic: number;
  readonly diastolic: number;
}

const reading = /(?<![\d/])(?<systolic>\d{2,3})\s?\/\s?(?<diastolic>\d{2,3})(?![\d/])/;

/** Reads the two numbers of a blood pressure from a clinician's line; nothing where there are none. */
export function parseBloodPressure(text: string): BloodPressure | undefined {
  const { systolic, diastolic } = reading.exec(text)?.groups ?? {};
  if (systolic === undefined || diastolic === undefined) return undefined;
  const pressure = { systolic: Number(systolic), diastolic: Number(diastolic) };
  return pressure.systolic > pressure.diastolic ? pressure : undefined;
}
