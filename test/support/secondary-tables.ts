import type { Client } from 'pg';

/** The tables of the projection. */
const projected = [
  'hospital_person',
  'person_identity',
  'encounter',
  'location_stay',
  'diagnosis',
  'procedure',
  'allergy',
  'document',
  'report',
] as const;

/** Everything that the projection says, but for when it was received: two runs that got the same say the same. */
export async function readProjection(client: Client): Promise<Record<string, readonly string[]>> {
  const tables: Record<string, readonly string[]> = {};
  for (const table of projected) {
    const { rows } = await client.query<{ row: string }>(
      `select (to_jsonb(told) - 'received_at')::text as row from hospital.${table} told order by 1`,
    );
    tables[table] = rows.map(({ row }) => row.replaceAll(/"receivedAt": "[^"]*"/g, ''));
  }
  return tables;
}
