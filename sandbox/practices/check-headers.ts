import type { IncomingHttpHeaders } from 'node:http';
import { asidOf } from './asid-of.ts';
import { type Refusal, refuse } from './operation-outcome.ts';
import { type Endpoint, type Interaction, interactionIds } from './practice-endpoint.ts';

const fhirJson = /^application\/fhir\+json\s*(;|$)/i;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const asid = /^\d{12}$/;

/** Refuses a request whose Spine headers or media types are not as the specification requires. */
export function checkHeaders(
  headers: IncomingHttpHeaders,
  { odsCode, method }: Endpoint,
  interaction: Interaction,
): Refusal | undefined {
  const fault = (text: string) => refuse('BAD_REQUEST', text);
  if (!guid.test(toText(headers['ssp-traceid']))) return fault('Ssp-TraceID header is missing or not a GUID');
  if (!asid.test(toText(headers['ssp-from']))) return fault('Ssp-From header is missing or not an ASID');
  if (toText(headers['ssp-to']) !== asidOf(odsCode))
    return fault('Ssp-To header is missing or not the ASID of this endpoint');
  if (toText(headers['ssp-interactionid']) !== interactionIds[interaction])
    return fault('Ssp-InteractionID header is missing or not that of this endpoint');
  if (method === 'POST' && !fhirJson.test(toText(headers['content-type'])))
    return refuse('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/fhir+json');
  if (headers.accept !== undefined && !/application\/fhir\+json|\*\/\*/i.test(headers.accept))
    return refuse('UNSUPPORTED_MEDIA_TYPE', 'Accept must allow application/fhir+json');
  return undefined;
}

function toText(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header.trim() : '';
}
