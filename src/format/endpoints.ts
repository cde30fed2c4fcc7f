import { type Address, type Endpoint, unmapped } from '../proc/reading/address.ts';
import type { LineWriter } from './line-writer.ts';
import type { Names, PortProtocol } from './names.ts';

/** Without -W an address and its port together are cut to this many bytes, not counting the colon. */
export const SHARED_LIMIT = 22;
/** The port takes at most this many of them. */
const PORT_LIMIT = 18;
/** With -W both are cut at the size of net-tools' buffer, without the NUL. */
const WIDE_LIMIT = 127;

/** `address:port`; without -W it is cut to the width of the column, the address rather than the port. */
export function writeEndpoint(
  out: LineWriter,
  endpoint: Endpoint,
  protocol: PortProtocol,
  names: Names,
  wide: boolean,
): void {
  const start = out.mark;
  writeHost(out, endpoint.address, names);
  const colon = out.mark;
  out.text(':');
  writePort(out, endpoint.port, protocol, names);
  const end = out.mark;
  if (wide) {
    out.cut(start + WIDE_LIMIT);
  } else if (end - start - 1 > SHARED_LIMIT) {
    const portLength = Math.min(end - colon - 1, PORT_LIMIT);
    out.cut(colon + 1 + portLength);
    const hostEnd = start + SHARED_LIMIT - portLength;
    if (hostEnd < colon) out.remove(hostEnd, colon);
  }
}

/** The name of a host, or its address. */
export function writeHost(out: LineWriter, address: Address, names: Names): void {
  const name = names.host(address);
  if (name === undefined) out.address(unmapped(address));
  else out.text(name);
}

/** `*` for no port, the service's name, or the number modulo 65536. */
export function writePort(out: LineWriter, port: number, protocol: PortProtocol, names: Names): void {
  const short = port & 0xffff;
  const name = short === 0 ? '*' : names.service(short, protocol);
  if (name === undefined) out.decimal(short);
  else out.text(name);
}
