import type { Names, PortProtocol } from '../../format/names.ts';
import type { Address, Endpoint } from '../../proc/reading/address.ts';
import { textOf } from '../../text/utf8.ts';
import type { EndRecord } from '../socket.ts';

/** The longest name in records, in bytes: it can be that of each of 100,000 sockets. */
const NAME_LIMIT = 32 * 1024;

/** A name of a file of names, latin1, as records have it. One that is too long is none. */
export function nameOf(found: string | undefined): string | undefined {
  return found === undefined || found.length > NAME_LIMIT ? undefined : textOf(found);
}

/** The name of an address; the unspecified address, which netstat calls `[::]`, has none, nor is an empty one a name. */
export function hostOf(address: Address, names: Names): string | undefined {
  const name = address.isZero ? undefined : names.host(address);
  return name === '' ? undefined : nameOf(name);
}

/** One end of a socket. */
export function endOf({ address, port }: Endpoint, protocol: PortProtocol, names: Names): EndRecord {
  const short = port & 0xffff;
  const end: { -readonly [K in keyof EndRecord]: EndRecord[K] } = {
    address: address.toString(),
    port: short,
  };
  const host = hostOf(address, names);
  if (host !== undefined) end.host = host;
  const service = serviceOf(short, protocol, names);
  if (service !== undefined) end.service = service;
  return end;
}

/** The name of a port. */
export function serviceOf(port: number, protocol: PortProtocol, names: Names): string | undefined {
  return port === 0 ? undefined : nameOf(names.service(port, protocol));
}

/** The name of a user, as a field of a record. */
export function userOf(uid: number, names: Names): { readonly user?: string } {
  const user = nameOf(names.user(uid));
  return user === undefined ? {} : { user };
}
