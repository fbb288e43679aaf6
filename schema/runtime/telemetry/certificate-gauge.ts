import { X509Certificate } from 'node:crypto';
import { Gauge, type Registry } from 'prom-client';

/**
 * Tells operators when certificates that this process shows end, so that they are renewed in time.
 *
 * @param certificates in PEM, by whom they are shown to, such as `processes`; none where it is left out
 */
export function addCertificateGauge(
  registry: Registry,
  certificates: Readonly<Record<string, string | undefined>>,
): void {
  const gauge = new Gauge({
    name: 'caregraph_certificate_end_timestamp_seconds',
    help: 'When a certificate that this process shows ends, by whom it is shown to, in seconds since 1970.',
    labelNames: ['shown_to'],
    registers: [registry],
  });
  for (const [shownTo, pem] of Object.entries(certificates)) {
    if (pem !== undefined)
      gauge.set({ shown_to: shownTo }, Date.parse(new X509Certificate(pem).validTo) / 1000);
  }
}
