import { type Case, text } from '../case.ts';

const files = {
  '/proc/net/snmp': text`
    Ip: Forwarding DefaultTTL InReceives InHdrErrors InDiscards OutTransmits
    Ip: 1 64 5 0 0 9
    Icmp: InMsgs InErrors InCsumErrors InDestUnreachs InFoo OutMsgs OutErrors OutEchos
    Icmp: 1 0 3 0 9 1 0 2
    IcmpMsg: InType3
    IcmpMsg: 4
    Tcp: RtoAlgorithm RtoMin MaxConn CurrEstab
    Tcp: 1 200 -1 -1
    UdpLite: NoPorts
    UdpLite: 0
  `,
  '/proc/net/netstat': text`
    TcpExt: TW TWKilled TCPTimeouts TCPHPHits DelayedACKs
    TcpExt: 1 2 3 0 0
    IpExt: InOctets OutOctets
    IpExt: 1 0
  `,
};

const all: readonly Omit<Case, 'view'>[] = [
  {
    name: 'counters as sentences or by name, zeros shown or not; lines after a histogram keep its indent',
    args: '-s',
    files,
    stdout: text`
      Ip:
          Forwarding: 1
          5 total packets received
          0 incoming packets discarded
          OutTransmits: 9
      Icmp:
          1 ICMP messages received
          0 input ICMP message failed
          InCsumErrors: 3
          ICMP input histogram:
              InFoo: 9
          1 ICMP messages sent
          0 ICMP messages failed
          ICMP output histogram:
              echo requests: 2
      IcmpMsg:
              InType3: 4
      Tcp:
          18446744073709551615 connections established
      UdpLite:
      TcpExt:
          1 TCP sockets finished time wait in fast timer
          TWKilled: 2
          TCPTimeouts: 3
          0 packet headers predicted
      IpExt:
          InOctets: 1
    `,
  },
  {
    name: 'a protocol letter hides the known tables of other protocols, never unknown tables',
    args: '-st',
    files,
    stdout: text`
      IcmpMsg:
          InType3: 4
      Tcp:
          18446744073709551615 connections established
      UdpLite:
      TcpExt:
          1 TCP sockets finished time wait in fast timer
          TWKilled: 2
          TCPTimeouts: 3
          0 packet headers predicted
      IpExt:
          InOctets: 1
    `,
  },
  {
    name: 'IPv6 counters are grouped by their prefixes, before the Tcp tables',
    args: '-s6',
    files: {
      ...files,
      '/proc/net/snmp6': [
        ['Ip6InReceives', 3],
        ['Icmp6InMsgs', 1],
        ['Icmp6OutErrors', 2],
        ['Icmp6InDestUnreachs', 0],
        ['Icmp6OutDestUnreachs', 7],
        ['Icmp6OutMLDv2Reports', 4],
        ['Udp6RcvbufErrors', 3],
        ['UdpLite6InDatagrams', 0],
      ]
        .map(([counter, value]) => `${String(counter).padEnd(32)}\t${value}\n`)
        .join(''),
    },
    stdout: text`
      Ip6:
          3 total packets received
      Icmp6:
          1 ICMP messages received
          Icmp6OutErrors: 2
          ICMP input histogram:
              ICMP output histogram:
              destination unreachable: 7
              Icmp6OutMLDv2Reports: 4
      Udp6:
          Udp6RcvbufErrors: 3
      UdpLite6:
      Tcp:
          18446744073709551615 connections established
    `,
  },
  {
    name: 'a table without a colon ends the reading of its file; the next file is read',
    args: '-s',
    files: {
      '/proc/net/snmp': 'Ip InReceives\nIp: 1\nTcp: CurrEstab\nTcp: 3\n',
      '/proc/net/netstat': 'TcpExt: TW\nTcpExt: 1\n',
    },
    stdout: text`
      TcpExt:
          1 TCP sockets finished time wait in fast timer
    `,
    stderr: 'Problem while parsing /proc/net/snmp\n',
  },
  {
    name: 'without the first file nothing else is read',
    args: '-s',
    files: { '/proc/net/netstat': files['/proc/net/netstat'] },
    stderr: 'cannot open /proc/net/snmp: No such file or directory\n',
  },
  {
    name: '-c does not repeat counters',
    args: '-sc',
    files: { '/proc/net/snmp': '' },
  },
  {
    name: '-c shows counters only once',
    args: '-sc',
    files: { '/proc/net/snmp': 'Tcp: CurrEstab\nTcp: 3\n' },
    stdout: text`
      Tcp:
          3 connections established
    `,
  },
];

export const cases: readonly Case[] = all.map((c) => ({ ...c, view: 'statistics' }));
