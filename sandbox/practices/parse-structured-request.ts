import type { z } from 'zod';
import { type Refusal, refuse } from './operation-outcome.ts';
import { checkCombinations, listUnrecognised, parsePatientParameter } from './parameter-rules.ts';
import { createAreaShapes, parametersShape, type RequestParameter } from './parameter-shapes.ts';
import {
  areaParameters,
  type RequestableArea,
  requestableAreas,
  type StructuredQuery,
} from './structured-query.ts';

/** An admitted request, or why it was refused. */
export type ParsedRequest = { readonly query: StructuredQuery } | { readonly refusal: Refusal };

/**
 * Admits the body of a request for a structured record, or refuses it with the provider's reason.
 *
 * @param today the calendar date, `YYYY-MM-DD`, against which search dates are judged.
 */
export function parseStructuredRequest(body: string, today: string): ParsedRequest {
  const shape = parametersShape.safeParse(parseJson(body));
  if (!shape.success) return { refusal: refuse('INVALID_RESOURCE', 'The body is not a Parameters resource') };
  const parameters = shape.data.parameter ?? [];
  const patient = parsePatientParameter(parameters);
  if ('refusal' in patient) return patient;
  const refusal = checkCombinations(parameters) ?? checkValues(parameters, today);
  if (refusal !== undefined) return { refusal };
  return { query: { nhsNumber: patient.nhsNumber, ...readAreas(parameters, today) } };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function checkValues(parameters: readonly RequestParameter[], today: string): Refusal | undefined {
  const shapes = createAreaShapes(today);
  for (const area of requestableAreas) {
    const [issue] = findParameters(parameters, area).flatMap(
      (parameter) => shapes[area].safeParse(toParts(parameter)).error?.issues ?? [],
    );
    if (issue !== undefined)
      return refuse(
        'INVALID_PARAMETER',
        `${areaParameters[area]}.${String(issue.path[0] ?? '')} is invalid: ${issue.message}`,
      );
  }
  return undefined;
}

function readAreas(
  parameters: readonly RequestParameter[],
  today: string,
): Omit<StructuredQuery, 'nhsNumber'> {
  const shapes = createAreaShapes(today);
  const read = <Query>(area: RequestableArea, shape: z.ZodType<Query>): Query | undefined => {
    const [parameter] = findParameters(parameters, area);
    return parameter && shape.parse(toParts(parameter));
  };
  const problems = findParameters(parameters, 'problems');
  return {
    allergies: read('allergies', shapes.allergies),
    medications: read('medications', shapes.medications),
    ...(problems.length > 0 && {
      problems: { filters: problems.map((parameter) => shapes.problems.parse(toParts(parameter))) },
    }),
    consultations: read('consultations', shapes.consultations),
    immunisations: read('immunisations', shapes.immunisations),
    uncategorised: read('uncategorised', shapes.uncategorised),
    investigations: read('investigations', shapes.investigations),
    referrals: read('referrals', shapes.referrals),
    diary: read('diary', shapes.diary),
    unrecognised: listUnrecognised(parameters),
  };
}

function findParameters(parameters: readonly RequestParameter[], area: RequestableArea): RequestParameter[] {
  return parameters.filter(({ name }) => name === areaParameters[area]);
}

function toParts(parameter: RequestParameter): Record<string, unknown> {
  return Object.fromEntries((parameter.part ?? []).map((part) => [part.name, part]));
}
