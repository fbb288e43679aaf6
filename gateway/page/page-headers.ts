/**
 * What a browser is told about the page: it loads nothing from elsewhere, sends nothing elsewhere, and stands in
 * no frame.
 *
 * The one exception is `style-src 'unsafe-inline'`: the editor (Monaco) writes style elements and attributes
 * while it runs, and takes no nonce for them. Its fonts come within its style sheet, hence `data:`.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
