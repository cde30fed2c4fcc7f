/** The port of each protocol that names none: that of RFC 5426, the one in use without encryption, that of RFC 5425. */
const PORTS = { udp: 514, tcp: 514, tls: 6514 } as const;

/** Where syslog messages go. */
export interface Receiver {
  readonly protocol: keyof typeof PORTS;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Where changes are sent, and how, as a command line says. */
export interface Target {
  readonly receiver: Receiver;
  /** The file with the authorities to trust. */
  readonly caFile: string | undefined;
  /** What structured data is named: see isSdId. */
  readonly sdId: string;
}

const SHAPE = /^(udp|tcp|tls):\/\/(?:\[([^\]]*)\]|([\w.-]{1,255}))(?::(\d{1,5}))?\/?$/i;
/** An IPv6 address may name the interface that it is reached by. */
const ZONE = /%[\w.-]{1,15}$/;
const MAX_PORT = 65_535;

/** Understands a URL such as `udp://loghost`, `tcp://10.0.0.1:601` or `tls://[2001:db8::1]`; undefined for what is none. */
export function parseReceiver(url: string): Receiver | undefined {
  const [, scheme, ipv6, name, digits] = SHAPE.exec(url) ?? [];
  const host = ipv6 ?? name;
  if (scheme === undefined || host === undefined) return undefined;
  // RFC 3986, 3.1: upper case is the same.
  const protocol = scheme.toLowerCase() as Receiver['protocol'];
  if (ipv6 !== undefined && !URL.canParse(`http://[${ipv6.replace(ZONE, '')}]`)) return undefined;
  const port = digits === undefined ? PORTS[protocol] : Number(digits);
  if (port < 1 || port > MAX_PORT) return undefined;
  return { protocol, host, port };
}

/** The URL of a receiver, with its port. */
export function receiverUrl({ protocol, host, port }: Receiver): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
