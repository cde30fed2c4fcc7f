import type { InterfaceFlag } from '../../proc/interfaces/link.ts';
import type { InterfaceRecord } from '../../records/interface.ts';
import { bytesOf } from '../../text/utf8.ts';
import { type Background, byCases } from '../explanation.ts';

/** What the flags of an interface say that is worth a word. */
export const flagNotes = byCases<InterfaceRecord>({
  'no-carrier': {
    applies: (row, background) => has('UP')(row) && lacks('RUNNING')(row, background),
    text: 'It is up (U) but not running (R), as where the cable is out, the other end is off, there is no radio link, a login is awaited (802.1X), or a bridge has no port that runs.',
  },
  'interface-down': {
    applies: lacks('UP'),
    text: 'It is down: nothing is sent or received until it is switched on (ip link set up).',
  },
  promiscuous: {
    applies: has('PROMISC'),
    text: 'It is promiscuous (P): someone asked for the frames of other stations as well, as for a capture.',
  },
  'point-to-point': {
    applies: has('POINTOPOINT'),
    text: 'It is point-to-point (P), as tunnels and dialled links are. The same letter stands for promiscuous, and -ie tells which.',
  },
  'all-multicast': {
    applies: has('ALLMULTI'),
    text: 'It takes in all multicast (A), as a multicast router asks for.',
  },
  'bond-port': {
    applies: has('SLAVE'),
    text: 'It works under another interface (s), most often a bond, which has the addresses.',
  },
});

type Applies = (row: InterfaceRecord, background: Background) => boolean;

function has(flag: InterfaceFlag): (row: InterfaceRecord) => boolean {
  return ({ flagNames }) => flagNames.includes(flag);
}

/** Flags that are not there mean something only where it is known that they are not set: without /sys, they are those that other tables prove. */
function lacks(flag: 'UP' | 'RUNNING'): Applies {
  const state = flag === 'UP' ? 'up' : 'running';
  return ({ name, flagNames }, { facts }) =>
    !flagNames.includes(flag) && facts.link(interfaceOf(name))?.[state] === false;
}

/** The interface of a label, latin1. */
function interfaceOf(name: string): string {
  return bytesOf(name).replace(/:.*/s, '');
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
    text: 'RX-ERR: what came in was damaged or not valid: on a wire for a bad cable, connector or transceiver, or a duplex that does not match, on a tunnel for a wrong key, checksum or order.',
  },
  'rx-dropped': {
    applies: counts(({ rx }) => rx.drop),
    text: 'RX-DRP: whole frames were dropped, as for lack of memory, because no one here knows their protocol or VLAN, or on the idle port of a bond. A few are normal.',
  },
  'rx-overrun': {
    applies: counts(({ rx }) => rx.fifo),
    text: 'RX-OVR: frames came in faster than they were taken from the card, as where its ring is too small (ethtool -g), or the processor too busy.',
  },
  'tx-errors': {
    applies: counts(({ tx }) => tx.errs),
    text: 'TX-ERR: what was to be sent could not be: on a wire for a lost carrier or a fault of the card or the driver, on a tunnel for lack of a way to its other end.',
  },
  'tx-dropped': {
    applies: counts(({ tx }) => tx.drop),
    text: 'TX-DRP: frames were dropped before they were sent, as where the queue was full or the link not ready.',
  },
  'tx-overrun': {
    applies: counts(({ tx }) => tx.fifo),
    text: 'TX-OVR: the card ran out of data while it sent, as where the bus or the memory is too slow for it.',
  },
  collisions: {
    applies: counts(({ tx }) => tx.colls),
    text: 'It counts collisions (-ie shows them): on a wire only half duplex has them, and where the other end has full duplex, the two do not match. A tunnel counts packets here whose way led back into it.',
  },
});
