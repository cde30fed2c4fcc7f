import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { helpText } from '../../src/cli/options/help.ts';
import { answer } from '../live/answer.ts';

const SYN_SENT = `SYN_SENT (tcp state)
This host has asked for a connection with a SYN and has no answer yet. It lasts
a round trip; many that stay mean that the other end is down or that a firewall
drops the SYN. The kernel gives up after the retransmissions that
net.ipv4.tcp_syn_retries allows.
Source: RFC 9293, section 3.3.2; TCP_SYN_SENT in include/net/tcp_states.h.

SYN_SENT (sctp state)
The socket has asked for an association, which is being set up. SCTP itself
knows no SYN: the kernel uses the numbers of tcp's states for its sockets.
Source: SCTP_SS_ESTABLISHING in include/net/sctp/constants.h.
`;

const LOSS_PROBES = `TCPLossProbes (counter of TcpExt)
Probes for loss at the end of a transmission: the last segment was sent again,
or a new one, before the timer would have run out. Some are normal.
Source: LINUX_MIB_TCPLOSSPROBES; RFC 8985, section 7.
`;

/** Command lines, and what they give. */
const ANSWERS: readonly [argv: readonly string[], status: number, stdout: string, stderr: string][] = [
  [['--define', 'SYN_SENT'], 0, SYN_SENT, ''],
  [['--define=synsent'], 0, SYN_SENT, ''],
  [['-tulpnc', '--define', 'TCPLossProbes'], 0, LOSS_PROBES, ''],
  [['--define', 'SYN_SENT', '--root', '/nowhere', '-i', '--define=TcpExtTCPLossProbes'], 0, LOSS_PROBES, ''],
  [
    ['--define', 'CLOSEWEIT'],
    1,
    '',
    "netstat: --define: no entry for 'CLOSEWEIT', the nearest: CLOSE_WAIT\n",
  ],
  [
    ['--define', 'no such word\n\u009b'],
    1,
    '',
    "netstat: --define: no entry for 'no such word??', and no word near it\n",
  ],
  [['--define='], 3, '', 'netstat: --define needs a word such as CLOSE_WAIT, not an empty one\n'],
  [['--define'], 3, '', 'netstat: --define needs an argument, such as --define=CLOSE_WAIT\n'],
  [['--defin', 'M'], 3, '', `netstat: unrecognized option '--defin'\n${helpText()}`],
];

describe('--define', () => {
  for (const [argv, status, stdout, stderr] of ANSWERS) {
    test(`answers ${JSON.stringify(argv)}`, async () => {
      assert.deepEqual(await answer(argv), { status, stdout, stderr });
    });
  }
});
