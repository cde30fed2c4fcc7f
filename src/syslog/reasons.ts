import { codeOf } from './transport.ts';

const UNTRUSTED = 'its certificate is from no authority that is trusted';

/** What is said of the errors of connections, by their names. */
const REASONS: Readonly<Record<string, string>> = {
  CLOSED: 'closed the connection',
  UNKNOWN_NAME: 'its name has no address',
  EACCES: 'permission denied',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'no route to the host',
  ENETDOWN: 'the network is down',
  ENETUNREACH: 'the network is unreachable',
  ENOBUFS: 'no space in buffers of the network',
  EPERM: 'not permitted',
  EPIPE: 'closed the connection',
  ETIMEDOUT: 'no answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: 'does not speak TLS',
};

/** Why a receiver is lost, in a few words that are none of its own. */
export function reasonText(error: Error): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? 'connection failed' : code);
}
