import { lineReader } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';
import { IFF, type LinkAttributes } from './link.ts';

/** What a text says of a link, as the files in /sys/class/net/NAME would. */
export interface ToldLink {
  /** Latin1; of a link with a peer also with that: `eth0@if7`. */
  readonly name: string;
  readonly attributes: LinkAttributes;
}

/** The first line of a link. A name holds no blank, colon or slash (dev_valid_name). */
const LINK = /^\d+: ([^\s:/]+): <([^<>]*)> mtu (\d+)(.*)$/;

/** Its hardware: in the line below, or with -o behind a backslash. */
const HARDWARE = /^ +link\/(\S+)(?: ([0-9a-f]{2}(?::[0-9a-f]{2})*)(?: |$))?/;

/** ARPHRD_* of include/uapi/linux/if_arp.h, by iproute2's words. */
const TYPES: ReadonlyMap<string, number> = new Map([
  ['ether', 1],
  ['infiniband', 32],
  ['ppp', 512],
  ['ipip', 768],
  ['tunnel6', 769],
  ['loopback', 772],
  ['sit', 776],
  ['gre', 778],
  ['gre6', 823],
  ['none', 65534],
]);

/**
 * Parses what `ip link` or `ip address` printed, with whatever other options:
 *
 *     3: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc noqueue state UP group default qlen 1000
 *         link/ether 16:79:ae:b4:05:db brd ff:ff:ff:ff:ff:ff
 *
 * These flags are those of the ioctl that netstat uses, unlike those in sysfs: PROMISC and ALLMULTI only where an administrator set them.
 */
export function parseIpText(bytes: Uint8Array): Parsed<ToldLink> {
  type Draft = { name: string; attributes: LinkAttributes };
  let link: Draft | undefined;
  return lineReader<ToldLink>({}, (scanner) => {
    const line = scanner.rest();
    const [, name, flags = '', mtu = '', rest = ''] = LINK.exec(line) ?? [];
    if (name === undefined) {
      if (link !== undefined) Object.assign(link.attributes, hardwareOf(line));
      return undefined;
    }
    const fold = rest.indexOf('\\');
    const words = (fold < 0 ? rest : rest.slice(0, fold)).split(' ');
    const after = (word: string): string | undefined => words[words.indexOf(word, 1) + 1];
    const names = flags.split(',');
    link = {
      name,
      attributes: {
        mtu,
        flags: `0x${flagsOf(names).toString(16)}`,
        tx_queue_len: words.includes('qlen') ? (after('qlen') ?? '') : '0',
        ...(words.includes('state')
          ? { operstate: (after('state') ?? '').toLowerCase() }
          : {
              carrier: names.includes('LOWER_UP') ? '1' : '0',
              dormant: names.includes('DORMANT') ? '1' : '0',
            }),
        ...(fold < 0 ? {} : hardwareOf(rest.slice(fold + 1))),
      },
    };
    return link;
  })(bytes);
}

function flagsOf(names: readonly string[]): number {
  return names.reduce(
    (flags, name) => flags | (Object.hasOwn(IFF, name) ? IFF[name as keyof typeof IFF] : 0),
    0,
  );
}

function hardwareOf(line: string): LinkAttributes {
  const [, type = '', address] = HARDWARE.exec(line) ?? [];
  const number = TYPES.get(type);
  return {
    ...(number === undefined ? {} : { type: String(number) }),
    ...(address === undefined ? {} : { address }),
  };
}
