import type { PortProtocol } from '../../format/names.ts';
import type { SourceOrder } from './nsswitch.ts';
import { planLookups } from './plan.ts';
import { parseProtocols, parseServices } from './services-file.ts';

/** Longer names are cut, in bytes. */
const NAME_LIMIT = 63;

/**
 * The names of ports, by protocol. The last entry of a number counts; a "port" of a raw socket is an IP protocol, and
 * /etc/protocols goes before services whose protocol is `raw` (observed, net-tools 2.10).
 *
 * @param file reads a file of /etc
 */
export function portNames(
  sources: SourceOrder,
  file: (name: string) => Uint8Array,
): Readonly<Record<PortProtocol, ReadonlyMap<number, string>>> {
  const names = {
    tcp: new Map<number, string>(),
    udp: new Map<number, string>(),
    raw: new Map<number, string>(),
  };
  const hasFile = (database: 'services' | 'protocols'): boolean =>
    planLookups(sources[database], () => false).files;
  const services = hasFile('services') ? parseServices(file('services')) : [];
  for (const { name, number, protocol } of services) {
    if (isPortProtocol(protocol)) names[protocol].set(number, name.slice(0, NAME_LIMIT));
  }
  const protocols = hasFile('protocols') ? parseProtocols(file('protocols')) : [];
  for (const { name, number } of protocols) names.raw.set(number, name.slice(0, NAME_LIMIT));
  return names;
}

function isPortProtocol(word: string): word is PortProtocol {
  return word === 'tcp' || word === 'udp' || word === 'raw';
}
