/** Source: Node's TLS error codes, which are OpenSSL's verification results. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/**
 * @param code - of an error while connecting
 * @returns whether it means that nobody who is trusted signed a certificate
 *
 * @public
 */
export function isUntrustedCertificate(code: string): boolean {
  return UNTRUSTED.has(code);
}
