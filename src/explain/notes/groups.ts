import type { GroupRecord } from '../../records/group.ts';
import type { Note } from '../../records/note.ts';

/** What groups are for: IANA's registries of IPv4 and IPv6 multicast addresses. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['224.0.0.1', 'all hosts of the link (every interface that can do multicast is in it by itself)'],
  ['224.0.0.2', 'all routers of the link'],
  ['224.0.0.5', 'all routers of OSPF'],
  ['224.0.0.6', 'designated routers of OSPF'],
  ['224.0.0.9', 'routers of RIP version 2'],
  ['224.0.0.13', 'routers of PIM'],
  ['224.0.0.18', 'routers of VRRP, as keepalived is one'],
  ['224.0.0.22', 'routers that take reports of IGMP version 3'],
  ['224.0.0.251', 'mDNS, as avahi and systemd-resolved speak it'],
  ['224.0.0.252', 'LLMNR, as systemd-resolved speaks it'],
  ['224.0.1.1', 'NTP'],
  ['224.0.1.129', 'PTP'],
  ['239.255.255.250', 'SSDP, for UPnP'],
  ['ff01::1', 'all nodes of this interface (every interface is in it by itself)'],
  ['ff02::1', 'all nodes of the link (every interface is in it by itself)'],
  ['ff01::2', 'all routers of this interface'],
  ['ff02::2', 'all routers of the link: the kernel is in it where it forwards IPv6, and so may a program be'],
  ['ff05::2', 'all routers of the site: the kernel is in it where it forwards IPv6, and so may a program be'],
  ['ff02::5', 'all routers of OSPF'],
  ['ff02::6', 'designated routers of OSPF'],
  ['ff02::9', 'routers of RIPng'],
  ['ff02::c', 'SSDP, for UPnP'],
  ['ff02::d', 'routers of PIM'],
  ['ff02::12', 'routers of VRRP'],
  ['ff02::16', 'routers that take reports of MLD version 2'],
  ['ff02::6a', 'bridges that watch who wants which multicast (snoopers)'],
  ['ff02::fb', 'mDNS, as avahi and systemd-resolved speak it'],
  ['ff02::1:2', 'servers and relays of DHCPv6'],
  ['ff02::1:3', 'LLMNR, as systemd-resolved speaks it'],
]);

/** ff02::1:ffXX:XXXX (RFC 4291, 2.7.1), as a text without its leading zeros. */
const SOLICITED_NODE = /^ff02::1:ff[0-9a-f]{2}:[0-9a-f]{1,4}$/;

const SOLICITED =
  'solicited nodes: as a rule the interface joined it by itself for an IPv6 address of its own that ends in the same 24 bits, so that neighbours find it';

/** What a multicast group is for, where it is known to all. */
export function groupNote({ address }: GroupRecord): Note | undefined {
  const purpose = GROUPS.get(address) ?? (SOLICITED_NODE.test(address) ? SOLICITED : undefined);
  return purpose === undefined ? undefined : { code: 'known-group', text: `The group of ${purpose}.` };
}
