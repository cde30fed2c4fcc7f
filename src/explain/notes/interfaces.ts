import type { InterfaceRecord } from '../../records/interface.ts';
import { bytesOf } from '../../text/utf8.ts';
import { type Background, byCases } from '../explanation.ts';

/** What the flags of an interface say that is worth a word; the letters are netstat's. */
export const flagNotes = byCases<InterfaceRecord>({
  'no-carrier': {
    applies: lacks((flags) => flags.includes('U') && !flags.includes('R')),
    text: 'It is up (U) but not running (R): it has no carrier. The cable is out, the other end is off, or there is no radio link.',
  },
  'interface-down': {
    applies: lacks((flags) => !flags.includes('U')),
    text: 'It is down: nothing is sent or received until it is switched on (ip link set up).',
  },
  promiscuous: {
    applies: isPromiscuous,
    text: 'It is promiscuous (P): someone asked for the frames of other stations as well, as for a capture.',
  },
  'point-to-point': {
    applies: ({ flags }) => flags.includes('P') && !flags.includes('B') && !flags.includes('L'),
    text: 'P is for point-to-point here: the link has one other end, as tunnels have. The same letter stands for promiscuous, and -ie tells which.',
  },
  'all-multicast': {
    applies: ({ flags }) => flags.includes('A'),
    text: 'It takes in all multicast (A), as a multicast router asks for.',
  },
  'bond-port': {
    applies: ({ flags }) => flags.includes('s'),
    text: 'It works under a bond (s), which has the addresses.',
  },
});

/** Flags that are not there mean something only where all are known: without /sys, they are those that other tables prove. */
function lacks(
  applies: (flags: string) => boolean,
): (row: InterfaceRecord, background: Background) => boolean {
  return ({ name, flags }, { facts }) => applies(flags) && facts.link(interfaceOf(name)) !== undefined;
}

/** The interface of a label, latin1. */
function interfaceOf(name: string): string {
  return bytesOf(name).replace(/:.*/s, '');
}

/** Two flags share the letter P; a link that broadcasts, or loops, is not point-to-point. */
function isPromiscuous({ flags }: InterfaceRecord): boolean {
  const first = flags.indexOf('P');
  return first >= 0 && (/[BL]/.test(flags) || flags.lastIndexOf('P') > first);
}

type Figures = Required<Pick<InterfaceRecord, 'rx' | 'tx'>>;

/** A label has no counters. */
const counts =
  (figure: (figures: Figures) => number | bigint) =>
  ({ rx, tx }: InterfaceRecord): boolean =>
    rx !== undefined && tx !== undefined && figure({ rx, tx }) !== 0;

/** What figures of an interface say that are 0 where all is well. */
export const figureNotes = byCases<InterfaceRecord>({
  'rx-errors': {
    applies: counts(({ rx }) => rx.errs),
    text: 'RX-ERR: frames came in damaged, for a bad cable, connector or transceiver, or a duplex that does not match.',
  },
  'rx-dropped': {
    applies: counts(({ rx }) => rx.drop),
    text: 'RX-DRP: whole frames were dropped, for lack of memory or because no one here knows their protocol or VLAN. A few are normal.',
  },
  'rx-overrun': {
    applies: counts(({ rx }) => rx.fifo),
    text: 'RX-OVR: frames came in faster than the kernel took them from the card: its ring is too small (ethtool -g), or the processor too busy.',
  },
  'tx-errors': {
    applies: counts(({ tx }) => tx.errs),
    text: 'TX-ERR: frames could not be sent, for a lost carrier or a fault of the card or the driver.',
  },
  'tx-dropped': {
    applies: counts(({ tx }) => tx.drop),
    text: 'TX-DRP: frames were dropped before they were sent: the queue was full, or the link was not ready.',
  },
  'tx-overrun': {
    applies: counts(({ tx }) => tx.fifo),
    text: 'TX-OVR: the card ran out of data while it sent: the bus or the memory is too slow for it.',
  },
  collisions: {
    applies: counts(({ tx }) => tx.colls),
    text: 'It counts collisions (-ie shows them), which only half duplex has: where the other end has full duplex, the two do not match.',
  },
});
